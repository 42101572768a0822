# fetch_update, u128, aarch64+lse (Armv8.1: LSE) | core

relaxed/relaxed: 13 instructions, core 17, portable-atomic 35
    casp x6, x7, x6, x7, [x0]      |   mov x6, xzr
  L0:                              |   mov x7, xzr
    cmp x7, x3                     |   casp x6, x7, x6, x7, [x0]
    ccmp x6, x2, #0x0, eq          |   cmp x7, x3
    b.eq L1                        |   ccmp x6, x2, #0x0, eq
    mov x8, x6                     |   b.eq L1
    mov x9, x7                     | L0:
    casp x8, x9, x4, x5, [x0]      |   mov x9, x7
    cmp x9, x7                     |   mov x8, x6
    mov x7, x9                     |   mov x7, x9
    ccmp x8, x6, #0x0, eq          |   casp x6, x7, x4, x5, [x0]
    mov x6, x8                     |   cmp x7, x9
    b.ne L0                        |   ccmp x6, x8, #0x0, eq
  L1:                              |   b.eq L1
    ret                            |   cmp x7, x3
                                   |   ccmp x6, x2, #0x0, eq
                                   |   b.ne L0
                                   | L1:
                                   |   ret
