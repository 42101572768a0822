# load, u16, aarch64+lse2 (Armv8.4: LSE, LSE2, LRCPC) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    ldrh w0, [x0]                  |   ldrh w0, [x0]
    ret                            |   ret

acquire: 2 instructions, core 2, portable-atomic 2
    ldaprh w0, [x0]                |   ldaprh w0, [x0]
    ret                            |   ret

seqcst: 2 instructions, core 2, portable-atomic 2
    ldarh w0, [x0]                 |   ldarh w0, [x0]
    ret                            |   ret
