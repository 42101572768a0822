# load, u16, armv7 (Armv7-A) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    ldrh r0, [r0]                  |   ldrh r0, [r0]
    bx lr                          |   bx lr

acquire seqcst: 3 instructions, core 3, portable-atomic 3
    ldrh r0, [r0]                  |   ldrh r0, [r0]
    dmb ish                        |   dmb ish
    bx lr                          |   bx lr
