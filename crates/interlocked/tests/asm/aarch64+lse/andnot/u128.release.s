# andnot, u128, aarch64+lse (Armv8.1: LSE) | core

release: 6 instructions, core 14, portable-atomic 12
  L0:                              |   ldp x4, x5, [x0]
    ldxp x8, x9, [x0]              |   mvn x8, x3
    bic x10, x8, x2                |   mvn x9, x2
    bic x11, x9, x3                | L0:
    stlxp w12, x10, x11, [x0]      |   and x2, x4, x9
    cbnz w12, L0                   |   mov x6, x4
    ret                            |   mov x7, x5
                                   |   and x3, x5, x8
                                   |   caspl x6, x7, x2, x3, [x0]
                                   |   cmp x7, x5
                                   |   ccmp x6, x4, #0x0, eq
                                   |   mov x4, x6
                                   |   mov x5, x7
                                   |   b.ne L0
                                   |   ret
