# load, u64, aarch64+lse2 (Armv8.4: LSE, LSE2, LRCPC) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    ldr x0, [x0]                   |   ldr x0, [x0]
    ret                            |   ret

acquire: 2 instructions, core 2, portable-atomic 2
    ldapr x0, [x0]                 |   ldapr x0, [x0]
    ret                            |   ret

seqcst: 2 instructions, core 2, portable-atomic 2
    ldar x0, [x0]                  |   ldar x0, [x0]
    ret                            |   ret
