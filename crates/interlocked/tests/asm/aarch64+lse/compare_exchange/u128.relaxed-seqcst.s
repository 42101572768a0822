# compare_exchange, u128, aarch64+lse (Armv8.1: LSE) | core

relaxed/seqcst acquire/seqcst release/acquire,seqcst acqrel/any seqcst/any full/any: 8 instructions, core 8, portable-atomic 9
    mov x9, x2                     |   mov x8, x2
    mov x8, x3                     |   mov x9, x3
    caspal x2, x3, x4, x5, [x0]    |   caspal x8, x9, x4, x5, [x0]
    cmp x2, x9                     |   cmp x8, x2
    stp x2, x3, [x6]               |   stp x8, x9, [x6]
    ccmp x3, x8, #0x0, eq          |   ccmp x9, x3, #0x0, eq
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret

release/relaxed: 8 instructions, core 8, portable-atomic 9
    mov x9, x2                     |   mov x8, x2
    mov x8, x3                     |   mov x9, x3
    caspl x2, x3, x4, x5, [x0]     |   caspl x8, x9, x4, x5, [x0]
    cmp x2, x9                     |   cmp x8, x2
    stp x2, x3, [x6]               |   stp x8, x9, [x6]
    ccmp x3, x8, #0x0, eq          |   ccmp x9, x3, #0x0, eq
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret
