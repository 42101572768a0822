# load, u8, aarch64+lse2 (Armv8.4: LSE, LSE2, LRCPC) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    ldrb w0, [x0]                  |   ldrb w0, [x0]
    ret                            |   ret

acquire: 2 instructions, core 2, portable-atomic 2
    ldaprb w0, [x0]                |   ldaprb w0, [x0]
    ret                            |   ret

seqcst: 2 instructions, core 2, portable-atomic 2
    ldarb w0, [x0]                 |   ldarb w0, [x0]
    ret                            |   ret
