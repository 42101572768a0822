# compare_exchange_found, u64, riscv64 (RV64GC) | core

relaxed/relaxed: 6 instructions, core 6, portable-atomic 6
  L0:                              | L0:
    lr.d a3, (a0)                  |   lr.d a3, (a0)
    bne a3, a1, L1                 |   bne a3, a1, L1
    sc.d a4, a2, (a0)              |   sc.d a4, a2, (a0)
    bnez a4, L0                    |   bnez a4, L0
  L1:                              | L1:
    mv a0, a3                      |   mv a0, a3
    ret                            |   ret

acquire/relaxed: 6 instructions, core 6, portable-atomic 6
  L0:                              | L0:
    lr.d.aq a3, (a0)               |   lr.d.aq a3, (a0)
    bne a3, a1, L1                 |   bne a3, a1, L1
    sc.d a4, a2, (a0)              |   sc.d a4, a2, (a0)
    bnez a4, L0                    |   bnez a4, L0
  L1:                              | L1:
    mv a0, a3                      |   mv a0, a3
    ret                            |   ret
