# sub, u64, riscv64 (RV64GC) | core

relaxed: 3 instructions, core 3, portable-atomic 3
    neg a1, a1                     |   neg a1, a1
    amoadd.d zero, a1, (a0)        |   amoadd.d zero, a1, (a0)
    ret                            |   ret

acquire: 3 instructions, core 3, portable-atomic 3
    neg a1, a1                     |   neg a1, a1
    amoadd.d.aq zero, a1, (a0)     |   amoadd.d.aq zero, a1, (a0)
    ret                            |   ret

release: 3 instructions, core 3, portable-atomic 3
    neg a1, a1                     |   neg a1, a1
    amoadd.d.rl zero, a1, (a0)     |   amoadd.d.rl zero, a1, (a0)
    ret                            |   ret

acqrel seqcst full: 3 instructions, core 3, portable-atomic 3
    neg a1, a1                     |   neg a1, a1
    amoadd.d.aqrl zero, a1, (a0)   |   amoadd.d.aqrl zero, a1, (a0)
    ret                            |   ret
