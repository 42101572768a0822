# fetch_not, u8, riscv64+zacas (RV64GC with Zacas and Zabha) | core

relaxed: 4 instructions, core 4, portable-atomic 4
    li a1, 0xff                    |   li a1, -0x1
    amoxor.b a0, a1, (a0)          |   amoxor.b a0, a1, (a0)
    zext.b a0, a0                  |   zext.b a0, a0
    ret                            |   ret

acquire: 4 instructions, core 4, portable-atomic 4
    li a1, 0xff                    |   li a1, -0x1
    amoxor.b.aq a0, a1, (a0)       |   amoxor.b.aq a0, a1, (a0)
    zext.b a0, a0                  |   zext.b a0, a0
    ret                            |   ret

release: 4 instructions, core 4, portable-atomic 4
    li a1, 0xff                    |   li a1, -0x1
    amoxor.b.rl a0, a1, (a0)       |   amoxor.b.rl a0, a1, (a0)
    zext.b a0, a0                  |   zext.b a0, a0
    ret                            |   ret

acqrel seqcst full: 4 instructions, core 4, portable-atomic 4
    li a1, 0xff                    |   li a1, -0x1
    amoxor.b.aqrl a0, a1, (a0)     |   amoxor.b.aqrl a0, a1, (a0)
    zext.b a0, a0                  |   zext.b a0, a0
    ret                            |   ret
