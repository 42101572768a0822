# store, u32, armv7 (Armv7-A) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    str r1, [r0]                   |   str r1, [r0]
    bx lr                          |   bx lr

release: 3 instructions, core 3, portable-atomic 3
    dmb ish                        |   dmb ish
    str r1, [r0]                   |   str r1, [r0]
    bx lr                          |   bx lr

seqcst: 4 instructions, core 4, portable-atomic 4
    dmb ish                        |   dmb ish
    str r1, [r0]                   |   str r1, [r0]
    dmb ish                        |   dmb ish
    bx lr                          |   bx lr
