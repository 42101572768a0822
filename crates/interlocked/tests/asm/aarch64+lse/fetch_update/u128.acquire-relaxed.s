# fetch_update, u128, aarch64+lse (Armv8.1: LSE) | core

acquire/relaxed: 17 instructions, core 15, portable-atomic 35
    mov x10, x0                    |   mov x6, xzr
    casp x0, x1, x0, x1, [x10]     |   mov x7, xzr
    cmp x1, x3                     |   casp x6, x7, x6, x7, [x0]
    ccmp x0, x2, #0x0, eq          | L0:
    b.eq L1                        |   cmp x7, x3
  L0:                              |   ccmp x6, x2, #0x0, eq
    mov x8, x0                     |   b.eq L1
    mov x9, x1                     |   mov x8, x6
    caspa x8, x9, x4, x5, [x10]    |   mov x9, x7
    cmp x9, x1                     |   caspa x8, x9, x4, x5, [x0]
    ccmp x8, x0, #0x0, eq          |   cmp x9, x7
    b.eq L1                        |   ccmp x8, x6, #0x0, eq
    cmp x9, x3                     |   mov x6, x8
    mov x0, x8                     |   mov x7, x9
    mov x1, x9                     |   b.ne L0
    ccmp x8, x2, #0x0, eq          | L1:
    b.ne L0                        |   ret
  L1:                              |
    ret                            |
