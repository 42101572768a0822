# compare_exchange_until, u32, riscv64 (RV64GC) | core

acqrel/acquire: 6 instructions, core 5, portable-atomic 5
  L0:                              | L0:
    lr.w.aq a3, (a0)               |   lr.w.aq a3, (a0)
    xor a4, a3, a1                 |   bne a3, a1, L0
    bnez a4, L1                    |   sc.w.rl a4, a2, (a0)
    sc.w.rl a4, a2, (a0)           |   bnez a4, L0
  L1:                              |   ret
    bnez a4, L0                    |
    ret                            |

seqcst/seqcst: 6 instructions, core 5, portable-atomic 5
  L0:                              | L0:
    lr.w.aqrl a3, (a0)             |   lr.w.aqrl a3, (a0)
    xor a4, a3, a1                 |   bne a3, a1, L0
    bnez a4, L1                    |   sc.w.rl a4, a2, (a0)
    sc.w.rl a4, a2, (a0)           |   bnez a4, L0
  L1:                              |   ret
    bnez a4, L0                    |
    ret                            |
