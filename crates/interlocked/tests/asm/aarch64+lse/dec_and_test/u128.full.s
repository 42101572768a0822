# dec_and_test, u128, aarch64+lse (Armv8.1: LSE) | core

full: 10 instructions
  L0:                              |
    ldxp x8, x9, [x0]              |
    subs x10, x8, #0x1             |
    sbc x11, x9, xzr               |
    stlxp w12, x10, x11, [x0]      |
    cbnz w12, L0                   |
    dmb ish                        |
    orr x8, x11, x10               |
    cmp x8, #0x0                   |
    cset w0, eq                    |
    ret                            |
