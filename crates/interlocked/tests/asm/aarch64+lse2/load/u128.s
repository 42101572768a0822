# load, u128, aarch64+lse2 (Armv8.4: LSE, LSE2, LRCPC) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    ldp x0, x1, [x0]               |   ldp x0, x1, [x0]
    ret                            |   ret

acquire: 3 instructions, core 3, portable-atomic 3
    ldp x0, x1, [x0]               |   ldp x0, x1, [x0]
    dmb ishld                      |   dmb ishld
    ret                            |   ret

seqcst: 4 instructions, core 3, portable-atomic 4
    ldar x8, [x0]                  |   ldp x0, x1, [x0]
    ldp x0, x1, [x0]               |   dmb ish
    dmb ishld                      |   ret
    ret                            |
