# fence, all, armv7 (Armv7-A) | core

any: 2 instructions, core 2, portable-atomic 2
    dmb ish                        |   dmb ish
    bx lr                          |   bx lr
