# fetch_update, u128, aarch64+lse128 (Armv9.4: LSE, LSE2, LSE128, LRCPC3) | core

relaxed/relaxed: 18 instructions, core 15, portable-atomic 16
    ldp x10, x11, [x0]             |   ldp x6, x7, [x0]
    cmp x11, x3                    |   cmp x7, x3
    ccmp x10, x2, #0x0, eq         |   ccmp x6, x2, #0x0, eq
    b.eq L1                        |   b.eq L1
    mov x8, x3                     | L0:
    mov x9, x2                     |   mov x9, x7
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
