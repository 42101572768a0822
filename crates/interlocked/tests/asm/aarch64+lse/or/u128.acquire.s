# or, u128, aarch64+lse (Armv8.1: LSE) | core

acquire: 6 instructions, core 12, portable-atomic 10
  L0:                              |   ldp x4, x5, [x0]
    ldaxp x8, x9, [x0]             | L0:
    orr x10, x8, x2                |   orr x6, x4, x2
    orr x11, x9, x3                |   mov x8, x4
    stxp w12, x10, x11, [x0]       |   mov x9, x5
    cbnz w12, L0                   |   orr x7, x5, x3
    ret                            |   caspa x8, x9, x6, x7, [x0]
                                   |   cmp x9, x5
                                   |   ccmp x8, x4, #0x0, eq
                                   |   mov x4, x8
                                   |   mov x5, x9
                                   |   b.ne L0
                                   |   ret
