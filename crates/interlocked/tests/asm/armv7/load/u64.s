# load, u64, armv7 (Armv7-A) | core

relaxed: 2 instructions, core 3, portable-atomic 3
    ldrexd r0, r1, [r0]            |   ldrexd r0, r1, [r0]
    bx lr                          |   clrex
                                   |   bx lr

acquire seqcst: 3 instructions, core 4, portable-atomic 4
    ldrexd r0, r1, [r0]            |   ldrexd r0, r1, [r0]
    dmb ish                        |   clrex
    bx lr                          |   dmb ish
                                   |   bx lr
