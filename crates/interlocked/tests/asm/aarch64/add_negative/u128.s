# add_negative, u128, aarch64 (Armv8.0: LL/SC) | core

relaxed: 7 instructions, core 7, portable-atomic 9
  L0:                              | L0:
    ldxp x8, x9, [x0]              |   ldxp x8, x9, [x0]
    adds x10, x8, x2               |   adds x10, x8, x2
    adc x11, x9, x3                |   adc x8, x9, x3
    stxp w12, x10, x11, [x0]       |   stxp w9, x10, x8, [x0]
    cbnz w12, L0                   |   cbnz w9, L0
    lsr x0, x11, #63               |   lsr x0, x8, #63
    ret                            |   ret

acquire: 7 instructions, core 7, portable-atomic 9
  L0:                              | L0:
    ldaxp x8, x9, [x0]             |   ldaxp x8, x9, [x0]
    adds x10, x8, x2               |   adds x10, x8, x2
    adc x11, x9, x3                |   adc x8, x9, x3
    stxp w12, x10, x11, [x0]       |   stxp w9, x10, x8, [x0]
    cbnz w12, L0                   |   cbnz w9, L0
    lsr x0, x11, #63               |   lsr x0, x8, #63
    ret                            |   ret
