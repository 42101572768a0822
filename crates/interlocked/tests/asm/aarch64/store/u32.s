# store, u32, aarch64 (Armv8.0: LL/SC) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    str w1, [x0]                   |   str w1, [x0]
    ret                            |   ret

release seqcst: 2 instructions, core 2, portable-atomic 2
    stlr w1, [x0]                  |   stlr w1, [x0]
    ret                            |   ret
