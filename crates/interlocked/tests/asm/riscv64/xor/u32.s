# xor, u32, riscv64 (RV64GC) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    amoxor.w zero, a1, (a0)        |   amoxor.w zero, a1, (a0)
    ret                            |   ret

acquire: 2 instructions, core 2, portable-atomic 2
    amoxor.w.aq zero, a1, (a0)     |   amoxor.w.aq zero, a1, (a0)
    ret                            |   ret

release: 2 instructions, core 2, portable-atomic 2
    amoxor.w.rl zero, a1, (a0)     |   amoxor.w.rl zero, a1, (a0)
    ret                            |   ret

acqrel seqcst full: 2 instructions, core 2, portable-atomic 2
    amoxor.w.aqrl zero, a1, (a0)   |   amoxor.w.aqrl zero, a1, (a0)
    ret                            |   ret
