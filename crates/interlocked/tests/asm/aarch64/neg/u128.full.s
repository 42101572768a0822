# neg, u128, aarch64 (Armv8.0: LL/SC) | core

full: 7 instructions
  L0:                              |
    ldxp x8, x9, [x0]              |
    negs x10, x8                   |
    ngc x11, x9                    |
    stlxp w12, x10, x11, [x0]      |
    cbnz w12, L0                   |
    dmb ish                        |
    ret                            |
