# fetch_max, i64, riscv64 (RV64GC) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    amomax.d a0, a1, (a0)          |   amomax.d a0, a1, (a0)
    ret                            |   ret

acquire: 2 instructions, core 2, portable-atomic 2
    amomax.d.aq a0, a1, (a0)       |   amomax.d.aq a0, a1, (a0)
    ret                            |   ret

release: 2 instructions, core 2, portable-atomic 2
    amomax.d.rl a0, a1, (a0)       |   amomax.d.rl a0, a1, (a0)
    ret                            |   ret

acqrel seqcst full: 2 instructions, core 2, portable-atomic 2
    amomax.d.aqrl a0, a1, (a0)     |   amomax.d.aqrl a0, a1, (a0)
    ret                            |   ret
