# load, u8, aarch64 (Armv8.0: LL/SC) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    ldrb w0, [x0]                  |   ldrb w0, [x0]
    ret                            |   ret

acquire seqcst: 2 instructions, core 2, portable-atomic 2
    ldarb w0, [x0]                 |   ldarb w0, [x0]
    ret                            |   ret
