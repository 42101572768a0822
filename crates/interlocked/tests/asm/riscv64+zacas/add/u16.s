# add, u16, riscv64+zacas (RV64GC with Zacas and Zabha) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    amoadd.h zero, a1, (a0)        |   amoadd.h zero, a1, (a0)
    ret                            |   ret

acquire: 2 instructions, core 2, portable-atomic 2
    amoadd.h.aq zero, a1, (a0)     |   amoadd.h.aq zero, a1, (a0)
    ret                            |   ret

release: 2 instructions, core 2, portable-atomic 2
    amoadd.h.rl zero, a1, (a0)     |   amoadd.h.rl zero, a1, (a0)
    ret                            |   ret

acqrel seqcst full: 2 instructions, core 2, portable-atomic 2
    amoadd.h.aqrl zero, a1, (a0)   |   amoadd.h.aqrl zero, a1, (a0)
    ret                            |   ret
