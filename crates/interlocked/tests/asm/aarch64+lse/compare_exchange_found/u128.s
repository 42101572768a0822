# compare_exchange_found, u128, aarch64+lse (Armv8.1: LSE) | core

relaxed/relaxed: 4 instructions, core 4, portable-atomic 6
    casp x2, x3, x4, x5, [x0]      |   casp x2, x3, x4, x5, [x0]
    mov x1, x3                     |   mov x0, x2
    mov x0, x2                     |   mov x1, x3
    ret                            |   ret

acquire/relaxed: 4 instructions, core 4, portable-atomic 6
    caspa x2, x3, x4, x5, [x0]     |   caspa x2, x3, x4, x5, [x0]
    mov x1, x3                     |   mov x0, x2
    mov x0, x2                     |   mov x1, x3
    ret                            |   ret

acqrel/acquire seqcst/seqcst: 4 instructions, core 4, portable-atomic 6
    caspal x2, x3, x4, x5, [x0]    |   caspal x2, x3, x4, x5, [x0]
    mov x1, x3                     |   mov x0, x2
    mov x0, x2                     |   mov x1, x3
    ret                            |   ret
