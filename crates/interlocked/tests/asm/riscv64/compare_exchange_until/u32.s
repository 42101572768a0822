# compare_exchange_until, u32, riscv64 (RV64GC) | core

relaxed/relaxed: 5 instructions, core 5, portable-atomic 5
  L0:                              | L0:
    lr.w a3, (a0)                  |   lr.w a3, (a0)
    bne a3, a1, L0                 |   bne a3, a1, L0
    sc.w a4, a2, (a0)              |   sc.w a4, a2, (a0)
    bnez a4, L0                    |   bnez a4, L0
    ret                            |   ret

acquire/relaxed: 5 instructions, core 5, portable-atomic 5
  L0:                              | L0:
    lr.w.aq a3, (a0)               |   lr.w.aq a3, (a0)
    bne a3, a1, L0                 |   bne a3, a1, L0
    sc.w a4, a2, (a0)              |   sc.w a4, a2, (a0)
    bnez a4, L0                    |   bnez a4, L0
    ret                            |   ret

acqrel/acquire: 5 instructions, core 5, portable-atomic 5
  L0:                              | L0:
    lr.w.aq a3, (a0)               |   lr.w.aq a3, (a0)
    bne a3, a1, L0                 |   bne a3, a1, L0
    sc.w.rl a4, a2, (a0)           |   sc.w.rl a4, a2, (a0)
    bnez a4, L0                    |   bnez a4, L0
    ret                            |   ret
