# add, u8, riscv64+zacas (RV64GC with Zacas and Zabha) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    amoadd.b zero, a1, (a0)        |   amoadd.b zero, a1, (a0)
    ret                            |   ret

acquire: 2 instructions, core 2, portable-atomic 2
    amoadd.b.aq zero, a1, (a0)     |   amoadd.b.aq zero, a1, (a0)
    ret                            |   ret

release: 2 instructions, core 2, portable-atomic 2
    amoadd.b.rl zero, a1, (a0)     |   amoadd.b.rl zero, a1, (a0)
    ret                            |   ret

acqrel seqcst full: 2 instructions, core 2, portable-atomic 2
    amoadd.b.aqrl zero, a1, (a0)   |   amoadd.b.aqrl zero, a1, (a0)
    ret                            |   ret
