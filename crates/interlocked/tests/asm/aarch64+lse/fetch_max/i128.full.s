# fetch_max, i128, aarch64+lse (Armv8.1: LSE) | core

full: 10 instructions
  L0:                              |
    ldxp x8, x1, [x0]              |
    cmp x8, x2                     |
    sbcs xzr, x1, x3               |
    csel x9, x8, x2, ge            |
    csel x10, x1, x3, ge           |
    stlxp w11, x9, x10, [x0]       |
    cbnz w11, L0                   |
    dmb ish                        |
    mov x0, x8                     |
    ret                            |
