# fetch_or, u8, riscv64+zacas (RV64GC with Zacas and Zabha) | core

relaxed: 3 instructions, core 3, portable-atomic 3
    amoor.b a0, a1, (a0)           |   amoor.b a0, a1, (a0)
    zext.b a0, a0                  |   zext.b a0, a0
    ret                            |   ret

acquire: 3 instructions, core 3, portable-atomic 3
    amoor.b.aq a0, a1, (a0)        |   amoor.b.aq a0, a1, (a0)
    zext.b a0, a0                  |   zext.b a0, a0
    ret                            |   ret

release: 3 instructions, core 3, portable-atomic 3
    amoor.b.rl a0, a1, (a0)        |   amoor.b.rl a0, a1, (a0)
    zext.b a0, a0                  |   zext.b a0, a0
    ret                            |   ret

acqrel seqcst full: 3 instructions, core 3, portable-atomic 3
    amoor.b.aqrl a0, a1, (a0)      |   amoor.b.aqrl a0, a1, (a0)
    zext.b a0, a0                  |   zext.b a0, a0
    ret                            |   ret
