# fetch_update, u128, aarch64+lse (Armv8.1: LSE) | core

relaxed/relaxed: 17 instructions, core 17, portable-atomic 35
    mov x10, x0                    |   mov x6, xzr
    casp x0, x1, x0, x1, [x10]     |   mov x7, xzr
    cmp x1, x3                     |   casp x6, x7, x6, x7, [x0]
    ccmp x0, x2, #0x0, eq          |   cmp x7, x3
    b.eq L1                        |   ccmp x6, x2, #0x0, eq
  L0:                              |   b.eq L1
    mov x8, x0                     | L0:
    mov x9, x1                     |   mov x9, x7
    casp x8, x9, x4, x5, [x10]     |   mov x8, x6
    cmp x9, x1                     |   mov x7, x9
    ccmp x8, x0, #0x0, eq          |   casp x6, x7, x4, x5, [x0]
    b.eq L1                        |   cmp x7, x9
    cmp x9, x3                     |   ccmp x6, x8, #0x0, eq
    mov x0, x8                     |   b.eq L1
    mov x1, x9                     |   cmp x7, x3
    ccmp x8, x2, #0x0, eq          |   ccmp x6, x2, #0x0, eq
    b.ne L0                        |   b.ne L0
  L1:                              | L1:
    ret                            |   ret
