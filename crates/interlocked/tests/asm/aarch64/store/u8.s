# store, u8, aarch64 (Armv8.0: LL/SC) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    strb w1, [x0]                  |   strb w1, [x0]
    ret                            |   ret

release seqcst: 2 instructions, core 2, portable-atomic 2
    stlrb w1, [x0]                 |   stlrb w1, [x0]
    ret                            |   ret
