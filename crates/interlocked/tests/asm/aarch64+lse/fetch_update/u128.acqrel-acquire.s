# fetch_update, u128, aarch64+lse (Armv8.1: LSE) | core

acqrel/acquire: 13 instructions, core 15, portable-atomic 35
    caspa x6, x7, x6, x7, [x0]     |   mov x6, xzr
  L0:                              |   mov x7, xzr
    cmp x7, x3                     |   caspa x6, x7, x6, x7, [x0]
    ccmp x6, x2, #0x0, eq          | L0:
    b.eq L1                        |   cmp x7, x3
    mov x8, x6                     |   ccmp x6, x2, #0x0, eq
    mov x9, x7                     |   b.eq L1
    caspal x8, x9, x4, x5, [x0]    |   mov x8, x6
    cmp x9, x7                     |   mov x9, x7
    mov x7, x9                     |   caspal x8, x9, x4, x5, [x0]
    ccmp x8, x6, #0x0, eq          |   cmp x9, x7
    mov x6, x8                     |   ccmp x8, x6, #0x0, eq
    b.ne L0                        |   mov x6, x8
  L1:                              |   mov x7, x9
    ret                            |   b.ne L0
                                   | L1:
                                   |   ret
