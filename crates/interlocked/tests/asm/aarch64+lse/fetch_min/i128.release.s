# fetch_min, i128, aarch64+lse (Armv8.1: LSE) | core

release: 9 instructions, core 15, portable-atomic 14
  L0:                              |   ldp x4, x5, [x0]
    ldxp x8, x1, [x0]              | L0:
    cmp x8, x2                     |   mov x7, x5
    sbcs xzr, x1, x3               |   cmp x2, x4
    csel x9, x8, x2, lt            |   mov x6, x4
    csel x10, x1, x3, lt           |   sbcs xzr, x3, x7
    stlxp w11, x9, x10, [x0]       |   mov x5, x7
    cbnz w11, L0                   |   csel x9, x7, x3, ge
    mov x0, x8                     |   csel x8, x4, x2, ge
    ret                            |   caspl x4, x5, x8, x9, [x0]
                                   |   cmp x5, x7
                                   |   ccmp x4, x6, #0x0, eq
                                   |   b.ne L0
                                   |   mov x0, x4
                                   |   mov x1, x5
                                   |   ret
