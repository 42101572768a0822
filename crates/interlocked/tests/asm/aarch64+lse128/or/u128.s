# or, u128, aarch64+lse128 (Armv9.4: LSE, LSE2, LSE128, LRCPC3) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    ldsetp x2, x3, [x0]            |   ldsetp x2, x3, [x0]
    ret                            |   ret

acquire: 2 instructions, core 2, portable-atomic 2
    ldsetpa x2, x3, [x0]           |   ldsetpa x2, x3, [x0]
    ret                            |   ret

release: 2 instructions, core 2, portable-atomic 2
    ldsetpl x2, x3, [x0]           |   ldsetpl x2, x3, [x0]
    ret                            |   ret

acqrel seqcst full: 2 instructions, core 2, portable-atomic 2
    ldsetpal x2, x3, [x0]          |   ldsetpal x2, x3, [x0]
    ret                            |   ret
