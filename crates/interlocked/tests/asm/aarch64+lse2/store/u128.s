# store, u128, aarch64+lse2 (Armv8.4: LSE, LSE2, LRCPC) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    stp x2, x3, [x0]               |   stp x2, x3, [x0]
    ret                            |   ret

release: 3 instructions, core 3, portable-atomic 3
    dmb ish                        |   dmb ish
    stp x2, x3, [x0]               |   stp x2, x3, [x0]
    ret                            |   ret

seqcst: 4 instructions, core 4, portable-atomic 4
    dmb ish                        |   dmb ish
    stp x2, x3, [x0]               |   stp x2, x3, [x0]
    dmb ish                        |   dmb ish
    ret                            |   ret
