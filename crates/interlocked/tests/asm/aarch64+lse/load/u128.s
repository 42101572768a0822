# load, u128, aarch64+lse (Armv8.1: LSE) | core

relaxed: 3 instructions, core 6
    mov x8, x0                     |   mov x2, xzr
    casp x0, x1, x0, x1, [x8]      |   mov x3, xzr
    ret                            |   casp x2, x3, x2, x3, [x0]
                                   |   mov x0, x2
                                   |   mov x1, x3
                                   |   ret

acquire: 3 instructions, core 6
    mov x8, x0                     |   mov x2, xzr
    caspa x0, x1, x0, x1, [x8]     |   mov x3, xzr
    ret                            |   caspa x2, x3, x2, x3, [x0]
                                   |   mov x0, x2
                                   |   mov x1, x3
                                   |   ret

seqcst: 3 instructions, core 6
    mov x8, x0                     |   mov x2, xzr
    caspa x0, x1, x0, x1, [x8]     |   mov x3, xzr
    ret                            |   caspal x2, x3, x2, x3, [x0]
                                   |   mov x0, x2
                                   |   mov x1, x3
                                   |   ret
