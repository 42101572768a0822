# add, u64, riscv64 (RV64GC) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    amoadd.d zero, a1, (a0)        |   amoadd.d zero, a1, (a0)
    ret                            |   ret

acquire: 2 instructions, core 2, portable-atomic 2
    amoadd.d.aq zero, a1, (a0)     |   amoadd.d.aq zero, a1, (a0)
    ret                            |   ret

release: 2 instructions, core 2, portable-atomic 2
    amoadd.d.rl zero, a1, (a0)     |   amoadd.d.rl zero, a1, (a0)
    ret                            |   ret

acqrel seqcst full: 2 instructions, core 2, portable-atomic 2
    amoadd.d.aqrl zero, a1, (a0)   |   amoadd.d.aqrl zero, a1, (a0)
    ret                            |   ret
