# load, u16, aarch64 (Armv8.0: LL/SC) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    ldrh w0, [x0]                  |   ldrh w0, [x0]
    ret                            |   ret

acquire seqcst: 2 instructions, core 2, portable-atomic 2
    ldarh w0, [x0]                 |   ldarh w0, [x0]
    ret                            |   ret
