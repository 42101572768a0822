# load, u64, aarch64 (Armv8.0: LL/SC) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    ldr x0, [x0]                   |   ldr x0, [x0]
    ret                            |   ret

acquire seqcst: 2 instructions, core 2, portable-atomic 2
    ldar x0, [x0]                  |   ldar x0, [x0]
    ret                            |   ret
