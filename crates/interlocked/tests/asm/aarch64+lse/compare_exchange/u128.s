# compare_exchange, u128, aarch64+lse (Armv8.1: LSE) | core

relaxed/relaxed: 8 instructions, core 8, portable-atomic 9
    mov x9, x2                     |   mov x8, x2
    mov x8, x3                     |   mov x9, x3
    casp x2, x3, x4, x5, [x0]      |   casp x8, x9, x4, x5, [x0]
    cmp x2, x9                     |   cmp x8, x2
    stp x2, x3, [x6]               |   stp x8, x9, [x6]
    ccmp x3, x8, #0x0, eq          |   ccmp x9, x3, #0x0, eq
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret

relaxed/acquire acquire/relaxed,acquire: 8 instructions, core 8, portable-atomic 9
    mov x9, x2                     |   mov x8, x2
    mov x8, x3                     |   mov x9, x3
    caspa x2, x3, x4, x5, [x0]     |   caspa x8, x9, x4, x5, [x0]
    cmp x2, x9                     |   cmp x8, x2
    stp x2, x3, [x6]               |   stp x8, x9, [x6]
    ccmp x3, x8, #0x0, eq          |   ccmp x9, x3, #0x0, eq
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret
