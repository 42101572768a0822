# fetch_update, u128, aarch64+lse (Armv8.1: LSE) | core

relaxed/relaxed: 18 instructions, core 17, portable-atomic 35
    mov x10, x3                    |   mov x6, xzr
    mov x11, x2                    |   mov x7, xzr
    casp x2, x3, x2, x3, [x0]      |   casp x6, x7, x6, x7, [x0]
    cmp x3, x10                    |   cmp x7, x3
    ccmp x2, x11, #0x0, eq         |   ccmp x6, x2, #0x0, eq
    b.eq L1                        |   b.eq L1
  L0:                              | L0:
    mov x8, x2                     |   mov x9, x7
    mov x9, x3                     |   mov x8, x6
    casp x8, x9, x4, x5, [x0]      |   mov x7, x9
    cmp x9, x3                     |   casp x6, x7, x4, x5, [x0]
    ccmp x8, x2, #0x0, eq          |   cmp x7, x9
    b.eq L1                        |   ccmp x6, x8, #0x0, eq
    cmp x9, x10                    |   b.eq L1
    mov x2, x8                     |   cmp x7, x3
    mov x3, x9                     |   ccmp x6, x2, #0x0, eq
    ccmp x8, x11, #0x0, eq         |   b.ne L0
    b.ne L0                        | L1:
  L1:                              |   ret
    ret                            |
