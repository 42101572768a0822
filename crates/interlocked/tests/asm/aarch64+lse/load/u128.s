# load, u128, aarch64+lse (Armv8.1: LSE) | core

relaxed: 4 instructions, core 6
    casp x6, x7, x6, x7, [x0]      |   mov x2, xzr
    mov x0, x6                     |   mov x3, xzr
    mov x1, x7                     |   casp x2, x3, x2, x3, [x0]
    ret                            |   mov x0, x2
                                   |   mov x1, x3
                                   |   ret

acquire: 4 instructions, core 6
    caspa x6, x7, x6, x7, [x0]     |   mov x2, xzr
    mov x0, x6                     |   mov x3, xzr
    mov x1, x7                     |   caspa x2, x3, x2, x3, [x0]
    ret                            |   mov x0, x2
                                   |   mov x1, x3
                                   |   ret

seqcst: 4 instructions, core 6
    caspa x6, x7, x6, x7, [x0]     |   mov x2, xzr
    mov x0, x6                     |   mov x3, xzr
    mov x1, x7                     |   caspal x2, x3, x2, x3, [x0]
    ret                            |   mov x0, x2
                                   |   mov x1, x3
                                   |   ret
