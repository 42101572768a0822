# fetch_and, u128, aarch64 (Armv8.0: LL/SC) | core

relaxed: 7 instructions, core 7, portable-atomic 7
  L0:                              |   mov x8, x0
    ldxp x8, x1, [x0]              | L0:
    and x9, x8, x2                 |   ldxp x0, x1, [x8]
    and x10, x1, x3                |   and x9, x1, x3
    stxp w11, x9, x10, [x0]        |   and x10, x0, x2
    cbnz w11, L0                   |   stxp w11, x10, x9, [x8]
    mov x0, x8                     |   cbnz w11, L0
    ret                            |   ret

acquire: 7 instructions, core 7, portable-atomic 7
  L0:                              |   mov x8, x0
    ldaxp x8, x1, [x0]             | L0:
    and x9, x8, x2                 |   ldaxp x0, x1, [x8]
    and x10, x1, x3                |   and x9, x1, x3
    stxp w11, x9, x10, [x0]        |   and x10, x0, x2
    cbnz w11, L0                   |   stxp w11, x10, x9, [x8]
    mov x0, x8                     |   cbnz w11, L0
    ret                            |   ret
