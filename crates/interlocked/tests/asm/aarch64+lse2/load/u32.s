# load, u32, aarch64+lse2 (Armv8.4: LSE, LSE2, LRCPC) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    ldr w0, [x0]                   |   ldr w0, [x0]
    ret                            |   ret

acquire: 2 instructions, core 2, portable-atomic 2
    ldapr w0, [x0]                 |   ldapr w0, [x0]
    ret                            |   ret

seqcst: 2 instructions, core 2, portable-atomic 2
    ldar w0, [x0]                  |   ldar w0, [x0]
    ret                            |   ret
