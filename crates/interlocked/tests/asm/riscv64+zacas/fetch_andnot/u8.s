# fetch_andnot, u8, riscv64+zacas (RV64GC with Zacas and Zabha) | core

relaxed: 4 instructions, core 4, portable-atomic 4
    not a1, a1                     |   not a1, a1
    amoand.b a0, a1, (a0)          |   amoand.b a0, a1, (a0)
    zext.b a0, a0                  |   zext.b a0, a0
    ret                            |   ret

acquire: 4 instructions, core 4, portable-atomic 4
    not a1, a1                     |   not a1, a1
    amoand.b.aq a0, a1, (a0)       |   amoand.b.aq a0, a1, (a0)
    zext.b a0, a0                  |   zext.b a0, a0
    ret                            |   ret

release: 4 instructions, core 4, portable-atomic 4
    not a1, a1                     |   not a1, a1
    amoand.b.rl a0, a1, (a0)       |   amoand.b.rl a0, a1, (a0)
    zext.b a0, a0                  |   zext.b a0, a0
    ret                            |   ret

acqrel seqcst full: 4 instructions, core 4, portable-atomic 4
    not a1, a1                     |   not a1, a1
    amoand.b.aqrl a0, a1, (a0)     |   amoand.b.aqrl a0, a1, (a0)
    zext.b a0, a0                  |   zext.b a0, a0
    ret                            |   ret
