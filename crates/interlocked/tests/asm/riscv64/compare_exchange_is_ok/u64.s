# compare_exchange_is_ok, u64, riscv64 (RV64GC) | core

relaxed/relaxed: 7 instructions, core 7, portable-atomic 7
  L0:                              | L0:
    lr.d a3, (a0)                  |   lr.d a3, (a0)
    bne a3, a1, L1                 |   bne a3, a1, L1
    sc.d a4, a2, (a0)              |   sc.d a4, a2, (a0)
    bnez a4, L0                    |   bnez a4, L0
  L1:                              | L1:
    xor a1, a1, a3                 |   xor a1, a1, a3
    seqz a0, a1                    |   seqz a0, a1
    ret                            |   ret

acquire/relaxed: 7 instructions, core 7, portable-atomic 7
  L0:                              | L0:
    lr.d.aq a3, (a0)               |   lr.d.aq a3, (a0)
    bne a3, a1, L1                 |   bne a3, a1, L1
    sc.d a4, a2, (a0)              |   sc.d a4, a2, (a0)
    bnez a4, L0                    |   bnez a4, L0
  L1:                              | L1:
    xor a1, a1, a3                 |   xor a1, a1, a3
    seqz a0, a1                    |   seqz a0, a1
    ret                            |   ret
