# store, u64, aarch64 (Armv8.0: LL/SC) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    str x1, [x0]                   |   str x1, [x0]
    ret                            |   ret

release seqcst: 2 instructions, core 2, portable-atomic 2
    stlr x1, [x0]                  |   stlr x1, [x0]
    ret                            |   ret
