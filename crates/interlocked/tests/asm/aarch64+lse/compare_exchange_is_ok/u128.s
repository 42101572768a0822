# compare_exchange_is_ok, u128, aarch64+lse (Armv8.1: LSE) | core

relaxed/relaxed: 7 instructions, core 7, portable-atomic 7
    mov x9, x2                     |   mov x6, x2
    mov x8, x3                     |   mov x7, x3
    casp x2, x3, x4, x5, [x0]      |   casp x6, x7, x4, x5, [x0]
    cmp x2, x9                     |   cmp x6, x2
    ccmp x3, x8, #0x0, eq          |   ccmp x7, x3, #0x0, eq
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret

acquire/relaxed: 7 instructions, core 7, portable-atomic 7
    mov x9, x2                     |   mov x6, x2
    mov x8, x3                     |   mov x7, x3
    caspa x2, x3, x4, x5, [x0]     |   caspa x6, x7, x4, x5, [x0]
    cmp x2, x9                     |   cmp x6, x2
    ccmp x3, x8, #0x0, eq          |   ccmp x7, x3, #0x0, eq
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret

acqrel/acquire seqcst/seqcst: 7 instructions, core 7, portable-atomic 7
    mov x9, x2                     |   mov x6, x2
    mov x8, x3                     |   mov x7, x3
    caspal x2, x3, x4, x5, [x0]    |   caspal x6, x7, x4, x5, [x0]
    cmp x2, x9                     |   cmp x6, x2
    ccmp x3, x8, #0x0, eq          |   ccmp x7, x3, #0x0, eq
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret
