# or, u64, riscv64 (RV64GC) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    amoor.d zero, a1, (a0)         |   amoor.d zero, a1, (a0)
    ret                            |   ret

acquire: 2 instructions, core 2, portable-atomic 2
    amoor.d.aq zero, a1, (a0)      |   amoor.d.aq zero, a1, (a0)
    ret                            |   ret

release: 2 instructions, core 2, portable-atomic 2
    amoor.d.rl zero, a1, (a0)      |   amoor.d.rl zero, a1, (a0)
    ret                            |   ret

acqrel seqcst full: 2 instructions, core 2, portable-atomic 2
    amoor.d.aqrl zero, a1, (a0)    |   amoor.d.aqrl zero, a1, (a0)
    ret                            |   ret
