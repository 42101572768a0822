# store, u128, aarch64+lse128 (Armv9.4: LSE, LSE2, LSE128, LRCPC3) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    stp x2, x3, [x0]               |   stp x2, x3, [x0]
    ret                            |   ret

release: 2 instructions, core 2, portable-atomic 2
    stilp x2, x3, [x0]             |   stilp x2, x3, [x0]
    ret                            |   ret

seqcst: 2 instructions, core 2, portable-atomic 2
    stilp x2, x3, [x0]             |   swppal x2, x3, [x0]
    ret                            |   ret
