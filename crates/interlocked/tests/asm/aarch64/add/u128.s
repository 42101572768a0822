# add, u128, aarch64 (Armv8.0: LL/SC) | core

relaxed: 6 instructions, core 6, portable-atomic 6
  L0:                              | L0:
    ldxp x8, x9, [x0]              |   ldxp x8, x9, [x0]
    adds x10, x8, x2               |   adds x8, x8, x2
    adc x11, x9, x3                |   adc x9, x9, x3
    stxp w12, x10, x11, [x0]       |   stxp w10, x8, x9, [x0]
    cbnz w12, L0                   |   cbnz w10, L0
    ret                            |   ret

acquire: 6 instructions, core 6, portable-atomic 6
  L0:                              | L0:
    ldaxp x8, x9, [x0]             |   ldaxp x8, x9, [x0]
    adds x10, x8, x2               |   adds x8, x8, x2
    adc x11, x9, x3                |   adc x9, x9, x3
    stxp w12, x10, x11, [x0]       |   stxp w10, x8, x9, [x0]
    cbnz w12, L0                   |   cbnz w10, L0
    ret                            |   ret

release: 6 instructions, core 6, portable-atomic 6
  L0:                              | L0:
    ldxp x8, x9, [x0]              |   ldxp x8, x9, [x0]
    adds x10, x8, x2               |   adds x8, x8, x2
    adc x11, x9, x3                |   adc x9, x9, x3
    stlxp w12, x10, x11, [x0]      |   stlxp w10, x8, x9, [x0]
    cbnz w12, L0                   |   cbnz w10, L0
    ret                            |   ret
