# fetch_or, u128, aarch64+lse128 (Armv9.4: LSE, LSE2, LSE128, LRCPC3) | core

relaxed: 4 instructions, core 4, portable-atomic 4
    mov x1, x3                     |   mov x1, x3
    ldsetp x2, x1, [x0]            |   ldsetp x2, x1, [x0]
    mov x0, x2                     |   mov x0, x2
    ret                            |   ret

acquire: 4 instructions, core 4, portable-atomic 4
    mov x1, x3                     |   mov x1, x3
    ldsetpa x2, x1, [x0]           |   ldsetpa x2, x1, [x0]
    mov x0, x2                     |   mov x0, x2
    ret                            |   ret

release: 4 instructions, core 4, portable-atomic 4
    mov x1, x3                     |   mov x1, x3
    ldsetpl x2, x1, [x0]           |   ldsetpl x2, x1, [x0]
    mov x0, x2                     |   mov x0, x2
    ret                            |   ret

acqrel seqcst full: 4 instructions, core 4, portable-atomic 4
    mov x1, x3                     |   mov x1, x3
    ldsetpal x2, x1, [x0]          |   ldsetpal x2, x1, [x0]
    mov x0, x2                     |   mov x0, x2
    ret                            |   ret
