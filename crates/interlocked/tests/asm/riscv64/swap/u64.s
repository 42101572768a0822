# swap, u64, riscv64 (RV64GC) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    amoswap.d a0, a1, (a0)         |   amoswap.d a0, a1, (a0)
    ret                            |   ret

acquire: 2 instructions, core 2, portable-atomic 2
    amoswap.d.aq a0, a1, (a0)      |   amoswap.d.aq a0, a1, (a0)
    ret                            |   ret

release: 2 instructions, core 2, portable-atomic 2
    amoswap.d.rl a0, a1, (a0)      |   amoswap.d.rl a0, a1, (a0)
    ret                            |   ret

acqrel seqcst full: 2 instructions, core 2, portable-atomic 2
    amoswap.d.aqrl a0, a1, (a0)    |   amoswap.d.aqrl a0, a1, (a0)
    ret                            |   ret
