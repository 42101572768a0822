# fetch_nand, u128, aarch64 (Armv8.0: LL/SC) | core

relaxed: 9 instructions, core 9, portable-atomic 9
  L0:                              |   mov x8, x0
    ldxp x8, x1, [x0]              | L0:
    and x9, x8, x2                 |   ldxp x0, x1, [x8]
    and x10, x1, x3                |   and x9, x0, x2
    mvn x9, x9                     |   and x10, x1, x3
    mvn x10, x10                   |   mvn x10, x10
    stxp w11, x9, x10, [x0]        |   mvn x9, x9
    cbnz w11, L0                   |   stxp w11, x9, x10, [x8]
    mov x0, x8                     |   cbnz w11, L0
    ret                            |   ret

acquire: 9 instructions, core 9, portable-atomic 9
  L0:                              |   mov x8, x0
    ldaxp x8, x1, [x0]             | L0:
    and x9, x8, x2                 |   ldaxp x0, x1, [x8]
    and x10, x1, x3                |   and x9, x0, x2
    mvn x9, x9                     |   and x10, x1, x3
    mvn x10, x10                   |   mvn x10, x10
    stxp w11, x9, x10, [x0]        |   mvn x9, x9
    cbnz w11, L0                   |   stxp w11, x9, x10, [x8]
    mov x0, x8                     |   cbnz w11, L0
    ret                            |   ret
