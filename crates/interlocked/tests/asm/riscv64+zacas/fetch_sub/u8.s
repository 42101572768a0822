# fetch_sub, u8, riscv64+zacas (RV64GC with Zacas and Zabha) | core

relaxed: 4 instructions, core 4, portable-atomic 4
    neg a1, a1                     |   neg a1, a1
    amoadd.b a0, a1, (a0)          |   amoadd.b a0, a1, (a0)
    zext.b a0, a0                  |   zext.b a0, a0
    ret                            |   ret

acquire: 4 instructions, core 4, portable-atomic 4
    neg a1, a1                     |   neg a1, a1
    amoadd.b.aq a0, a1, (a0)       |   amoadd.b.aq a0, a1, (a0)
    zext.b a0, a0                  |   zext.b a0, a0
    ret                            |   ret

release: 4 instructions, core 4, portable-atomic 4
    neg a1, a1                     |   neg a1, a1
    amoadd.b.rl a0, a1, (a0)       |   amoadd.b.rl a0, a1, (a0)
    zext.b a0, a0                  |   zext.b a0, a0
    ret                            |   ret

acqrel seqcst full: 4 instructions, core 4, portable-atomic 4
    neg a1, a1                     |   neg a1, a1
    amoadd.b.aqrl a0, a1, (a0)     |   amoadd.b.aqrl a0, a1, (a0)
    zext.b a0, a0                  |   zext.b a0, a0
    ret                            |   ret
