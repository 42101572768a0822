# store, u16, aarch64 (Armv8.0: LL/SC) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    strh w1, [x0]                  |   strh w1, [x0]
    ret                            |   ret

release seqcst: 2 instructions, core 2, portable-atomic 2
    stlrh w1, [x0]                 |   stlrh w1, [x0]
    ret                            |   ret
