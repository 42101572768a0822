# fetch_max, i16, riscv64+zacas (RV64GC with Zacas and Zabha) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    amomax.h a0, a1, (a0)          |   amomax.h a0, a1, (a0)
    ret                            |   ret

acquire: 2 instructions, core 2, portable-atomic 2
    amomax.h.aq a0, a1, (a0)       |   amomax.h.aq a0, a1, (a0)
    ret                            |   ret

release: 2 instructions, core 2, portable-atomic 2
    amomax.h.rl a0, a1, (a0)       |   amomax.h.rl a0, a1, (a0)
    ret                            |   ret

acqrel seqcst full: 2 instructions, core 2, portable-atomic 2
    amomax.h.aqrl a0, a1, (a0)     |   amomax.h.aqrl a0, a1, (a0)
    ret                            |   ret
