# fetch_max, i32, riscv64 (RV64GC) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    amomax.w a0, a1, (a0)          |   amomax.w a0, a1, (a0)
    ret                            |   ret

acquire: 2 instructions, core 2, portable-atomic 2
    amomax.w.aq a0, a1, (a0)       |   amomax.w.aq a0, a1, (a0)
    ret                            |   ret

release: 2 instructions, core 2, portable-atomic 2
    amomax.w.rl a0, a1, (a0)       |   amomax.w.rl a0, a1, (a0)
    ret                            |   ret

acqrel seqcst full: 2 instructions, core 2, portable-atomic 2
    amomax.w.aqrl a0, a1, (a0)     |   amomax.w.aqrl a0, a1, (a0)
    ret                            |   ret
