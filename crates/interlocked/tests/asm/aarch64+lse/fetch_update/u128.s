# fetch_update, u128, aarch64+lse (Armv8.1: LSE) | core

relaxed/relaxed: 20 instructions, core 17, portable-atomic 35
    mov x8, x3                     |   mov x6, xzr
    mov x9, x2                     |   mov x7, xzr
    casp x2, x3, x2, x3, [x0]      |   casp x6, x7, x6, x7, [x0]
    cmp x3, x8                     |   cmp x7, x3
    ccmp x2, x9, #0x0, eq          |   ccmp x6, x2, #0x0, eq
    b.eq L1                        |   b.eq L1
    mov x10, x2                    | L0:
    mov x11, x3                    |   mov x9, x7
  L0:                              |   mov x8, x6
    mov x2, x10                    |   mov x7, x9
    mov x3, x11                    |   casp x6, x7, x4, x5, [x0]
    casp x2, x3, x4, x5, [x0]      |   cmp x7, x9
    cmp x3, x11                    |   ccmp x6, x8, #0x0, eq
    ccmp x2, x10, #0x0, eq         |   b.eq L1
    b.eq L1                        |   cmp x7, x3
    cmp x3, x8                     |   ccmp x6, x2, #0x0, eq
    mov x10, x2                    |   b.ne L0
    mov x11, x3                    | L1:
    ccmp x2, x9, #0x0, eq          |   ret
    b.ne L0                        |
  L1:                              |
    ret                            |
