# fetch_add, u128, aarch64 (Armv8.0: LL/SC) | core

full: 8 instructions
  L0:                              |
    ldxp x8, x1, [x0]              |
    adds x9, x8, x2                |
    adc x10, x1, x3                |
    stlxp w11, x9, x10, [x0]       |
    cbnz w11, L0                   |
    dmb ish                        |
    mov x0, x8                     |
    ret                            |
