# fetch_min, i16, riscv64+zacas (RV64GC with Zacas and Zabha) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    amomin.h a0, a1, (a0)          |   amomin.h a0, a1, (a0)
    ret                            |   ret

acquire: 2 instructions, core 2, portable-atomic 2
    amomin.h.aq a0, a1, (a0)       |   amomin.h.aq a0, a1, (a0)
    ret                            |   ret

release: 2 instructions, core 2, portable-atomic 2
    amomin.h.rl a0, a1, (a0)       |   amomin.h.rl a0, a1, (a0)
    ret                            |   ret

acqrel seqcst full: 2 instructions, core 2, portable-atomic 2
    amomin.h.aqrl a0, a1, (a0)     |   amomin.h.aqrl a0, a1, (a0)
    ret                            |   ret
