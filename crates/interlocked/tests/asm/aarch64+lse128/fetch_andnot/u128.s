# fetch_andnot, u128, aarch64+lse128 (Armv9.4: LSE, LSE2, LSE128, LRCPC3) | core

relaxed: 4 instructions, core 4, portable-atomic 4
    mov x1, x3                     |   mov x1, x3
    ldclrp x2, x1, [x0]            |   ldclrp x2, x1, [x0]
    mov x0, x2                     |   mov x0, x2
    ret                            |   ret

acquire: 4 instructions, core 4, portable-atomic 4
    mov x1, x3                     |   mov x1, x3
    ldclrpa x2, x1, [x0]           |   ldclrpa x2, x1, [x0]
    mov x0, x2                     |   mov x0, x2
    ret                            |   ret

release: 4 instructions, core 4, portable-atomic 4
    mov x1, x3                     |   mov x1, x3
    ldclrpl x2, x1, [x0]           |   ldclrpl x2, x1, [x0]
    mov x0, x2                     |   mov x0, x2
    ret                            |   ret

acqrel seqcst full: 4 instructions, core 4, portable-atomic 4
    mov x1, x3                     |   mov x1, x3
    ldclrpal x2, x1, [x0]          |   ldclrpal x2, x1, [x0]
    mov x0, x2                     |   mov x0, x2
    ret                            |   ret
