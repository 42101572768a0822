# fetch_min, u8, riscv64+zacas (RV64GC with Zacas and Zabha) | core

relaxed: 3 instructions, core 3, portable-atomic 3
    amominu.b a0, a1, (a0)         |   amominu.b a0, a1, (a0)
    zext.b a0, a0                  |   zext.b a0, a0
    ret                            |   ret

acquire: 3 instructions, core 3, portable-atomic 3
    amominu.b.aq a0, a1, (a0)      |   amominu.b.aq a0, a1, (a0)
    zext.b a0, a0                  |   zext.b a0, a0
    ret                            |   ret

release: 3 instructions, core 3, portable-atomic 3
    amominu.b.rl a0, a1, (a0)      |   amominu.b.rl a0, a1, (a0)
    zext.b a0, a0                  |   zext.b a0, a0
    ret                            |   ret

acqrel seqcst full: 3 instructions, core 3, portable-atomic 3
    amominu.b.aqrl a0, a1, (a0)    |   amominu.b.aqrl a0, a1, (a0)
    zext.b a0, a0                  |   zext.b a0, a0
    ret                            |   ret
