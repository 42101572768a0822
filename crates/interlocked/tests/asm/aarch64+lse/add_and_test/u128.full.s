# add_and_test, u128, aarch64+lse (Armv8.1: LSE) | core

full: 9 instructions
  L0:                              |
    ldxp x8, x9, [x0]              |
    adds x8, x8, x2                |
    adc x9, x9, x3                 |
    stlxp w10, x8, x9, [x0]        |
    cbnz w10, L0                   |
    dmb ish                        |
    ccmp x9, #0x0, #0x0, eq        |
    cset w0, eq                    |
    ret                            |
