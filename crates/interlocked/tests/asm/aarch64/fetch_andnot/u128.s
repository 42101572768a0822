# fetch_andnot, u128, aarch64 (Armv8.0: LL/SC) | core

relaxed: 7 instructions, core 9, portable-atomic 9
  L0:                              |   mvn x9, x3
    ldxp x8, x1, [x0]              |   mvn x10, x2
    bic x9, x8, x2                 | L0:
    bic x10, x1, x3                |   ldxp x8, x1, [x0]
    stxp w11, x9, x10, [x0]        |   and x11, x1, x9
    cbnz w11, L0                   |   and x12, x8, x10
    mov x0, x8                     |   stxp w13, x12, x11, [x0]
    ret                            |   cbnz w13, L0
                                   |   mov x0, x8
                                   |   ret

acquire: 7 instructions, core 9, portable-atomic 9
  L0:                              |   mvn x9, x3
    ldaxp x8, x1, [x0]             |   mvn x10, x2
    bic x9, x8, x2                 | L0:
    bic x10, x1, x3                |   ldaxp x8, x1, [x0]
    stxp w11, x9, x10, [x0]        |   and x11, x1, x9
    cbnz w11, L0                   |   and x12, x8, x10
    mov x0, x8                     |   stxp w13, x12, x11, [x0]
    ret                            |   cbnz w13, L0
                                   |   mov x0, x8
                                   |   ret
