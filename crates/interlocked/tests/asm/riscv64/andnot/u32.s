# andnot, u32, riscv64 (RV64GC) | core

relaxed: 3 instructions, core 3, portable-atomic 3
    not a1, a1                     |   not a1, a1
    amoand.w zero, a1, (a0)        |   amoand.w zero, a1, (a0)
    ret                            |   ret

acquire: 3 instructions, core 3, portable-atomic 3
    not a1, a1                     |   not a1, a1
    amoand.w.aq zero, a1, (a0)     |   amoand.w.aq zero, a1, (a0)
    ret                            |   ret

release: 3 instructions, core 3, portable-atomic 3
    not a1, a1                     |   not a1, a1
    amoand.w.rl zero, a1, (a0)     |   amoand.w.rl zero, a1, (a0)
    ret                            |   ret

acqrel seqcst full: 3 instructions, core 3, portable-atomic 3
    not a1, a1                     |   not a1, a1
    amoand.w.aqrl zero, a1, (a0)   |   amoand.w.aqrl zero, a1, (a0)
    ret                            |   ret
