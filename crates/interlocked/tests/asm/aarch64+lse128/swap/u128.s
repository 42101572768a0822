# swap, u128, aarch64+lse128 (Armv9.4: LSE, LSE2, LSE128, LRCPC3) | core

relaxed: 4 instructions, core 4, portable-atomic 4
    mov x1, x3                     |   mov x1, x3
    swpp x2, x1, [x0]              |   swpp x2, x1, [x0]
    mov x0, x2                     |   mov x0, x2
    ret                            |   ret

acquire: 4 instructions, core 4, portable-atomic 4
    mov x1, x3                     |   mov x1, x3
    swppa x2, x1, [x0]             |   swppa x2, x1, [x0]
    mov x0, x2                     |   mov x0, x2
    ret                            |   ret

release: 4 instructions, core 4, portable-atomic 4
    mov x1, x3                     |   mov x1, x3
    swppl x2, x1, [x0]             |   swppl x2, x1, [x0]
    mov x0, x2                     |   mov x0, x2
    ret                            |   ret

acqrel seqcst full: 4 instructions, core 4, portable-atomic 4
    mov x1, x3                     |   mov x1, x3
    swppal x2, x1, [x0]            |   swppal x2, x1, [x0]
    mov x0, x2                     |   mov x0, x2
    ret                            |   ret
