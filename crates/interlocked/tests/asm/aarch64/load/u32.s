# load, u32, aarch64 (Armv8.0: LL/SC) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    ldr w0, [x0]                   |   ldr w0, [x0]
    ret                            |   ret

acquire seqcst: 2 instructions, core 2, portable-atomic 2
    ldar w0, [x0]                  |   ldar w0, [x0]
    ret                            |   ret
