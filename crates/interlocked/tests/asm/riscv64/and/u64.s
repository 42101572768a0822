# and, u64, riscv64 (RV64GC) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    amoand.d zero, a1, (a0)        |   amoand.d zero, a1, (a0)
    ret                            |   ret

acquire: 2 instructions, core 2, portable-atomic 2
    amoand.d.aq zero, a1, (a0)     |   amoand.d.aq zero, a1, (a0)
    ret                            |   ret

release: 2 instructions, core 2, portable-atomic 2
    amoand.d.rl zero, a1, (a0)     |   amoand.d.rl zero, a1, (a0)
    ret                            |   ret

acqrel seqcst full: 2 instructions, core 2, portable-atomic 2
    amoand.d.aqrl zero, a1, (a0)   |   amoand.d.aqrl zero, a1, (a0)
    ret                            |   ret
