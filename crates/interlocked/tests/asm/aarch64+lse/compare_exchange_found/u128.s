# compare_exchange_found, u128, aarch64+lse (Armv8.1: LSE) | core

relaxed/relaxed: 6 instructions, core 4, portable-atomic 6
    mov x8, x2                     |   casp x2, x3, x4, x5, [x0]
    mov x9, x3                     |   mov x0, x2
    casp x8, x9, x4, x5, [x0]      |   mov x1, x3
    mov x1, x9                     |   ret
    mov x0, x8                     |
    ret                            |

acquire/relaxed: 6 instructions, core 4, portable-atomic 6
    mov x8, x2                     |   caspa x2, x3, x4, x5, [x0]
    mov x9, x3                     |   mov x0, x2
    caspa x8, x9, x4, x5, [x0]     |   mov x1, x3
    mov x1, x9                     |   ret
    mov x0, x8                     |
    ret                            |

acqrel/acquire seqcst/seqcst: 6 instructions, core 4, portable-atomic 6
    mov x8, x2                     |   caspal x2, x3, x4, x5, [x0]
    mov x9, x3                     |   mov x0, x2
    caspal x8, x9, x4, x5, [x0]    |   mov x1, x3
    mov x1, x9                     |   ret
    mov x0, x8                     |
    ret                            |
