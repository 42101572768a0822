# dec, u8, riscv64+zacas (RV64GC with Zacas and Zabha) | core

relaxed: 3 instructions, core 3, portable-atomic 3
    li a1, 0xff                    |   li a1, -0x1
    amoadd.b zero, a1, (a0)        |   amoadd.b zero, a1, (a0)
    ret                            |   ret

acquire: 3 instructions, core 3, portable-atomic 3
    li a1, 0xff                    |   li a1, -0x1
    amoadd.b.aq zero, a1, (a0)     |   amoadd.b.aq zero, a1, (a0)
    ret                            |   ret

release: 3 instructions, core 3, portable-atomic 3
    li a1, 0xff                    |   li a1, -0x1
    amoadd.b.rl zero, a1, (a0)     |   amoadd.b.rl zero, a1, (a0)
    ret                            |   ret

acqrel seqcst full: 3 instructions, core 3, portable-atomic 3
    li a1, 0xff                    |   li a1, -0x1
    amoadd.b.aqrl zero, a1, (a0)   |   amoadd.b.aqrl zero, a1, (a0)
    ret                            |   ret
