# fetch_min, i8, riscv64+zacas (RV64GC with Zacas and Zabha) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    amomin.b a0, a1, (a0)          |   amomin.b a0, a1, (a0)
    ret                            |   ret

acquire: 2 instructions, core 2, portable-atomic 2
    amomin.b.aq a0, a1, (a0)       |   amomin.b.aq a0, a1, (a0)
    ret                            |   ret

release: 2 instructions, core 2, portable-atomic 2
    amomin.b.rl a0, a1, (a0)       |   amomin.b.rl a0, a1, (a0)
    ret                            |   ret

acqrel seqcst full: 2 instructions, core 2, portable-atomic 2
    amomin.b.aqrl a0, a1, (a0)     |   amomin.b.aqrl a0, a1, (a0)
    ret                            |   ret
