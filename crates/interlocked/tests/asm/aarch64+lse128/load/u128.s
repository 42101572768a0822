# load, u128, aarch64+lse128 (Armv9.4: LSE, LSE2, LSE128, LRCPC3) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    ldp x0, x1, [x0]               |   ldp x0, x1, [x0]
    ret                            |   ret

acquire: 2 instructions, core 2, portable-atomic 2
    ldiapp x0, x1, [x0]            |   ldiapp x0, x1, [x0]
    ret                            |   ret

seqcst: 3 instructions, core 3, portable-atomic 3
    ldar x8, [x0]                  |   ldp x0, x1, [x0]
    ldiapp x0, x1, [x0]            |   dmb ish
    ret                            |   ret
