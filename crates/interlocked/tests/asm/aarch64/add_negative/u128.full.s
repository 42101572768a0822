# add_negative, u128, aarch64 (Armv8.0: LL/SC) | core

full: 8 instructions
  L0:                              |
    ldxp x8, x9, [x0]              |
    adds x10, x8, x2               |
    adc x11, x9, x3                |
    stlxp w12, x10, x11, [x0]      |
    cbnz w12, L0                   |
    dmb ish                        |
    lsr x0, x11, #63               |
    ret                            |
