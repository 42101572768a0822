# compare_exchange_until, u64, riscv64 (RV64GC) | core

seqcst/seqcst: 5 instructions, core 5, portable-atomic 5
  L0:                              | L0:
    lr.d.aqrl a3, (a0)             |   lr.d.aqrl a3, (a0)
    bne a3, a1, L0                 |   bne a3, a1, L0
    sc.d.rl a4, a2, (a0)           |   sc.d.rl a4, a2, (a0)
    bnez a4, L0                    |   bnez a4, L0
    ret                            |   ret
