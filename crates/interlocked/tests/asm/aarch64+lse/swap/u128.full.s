# swap, u128, aarch64+lse (Armv8.1: LSE) | core

full: 6 instructions
  L0:                              |
    ldxp x8, x1, [x0]              |
    stlxp w9, x2, x3, [x0]         |
    cbnz w9, L0                    |
    dmb ish                        |
    mov x0, x8                     |
    ret                            |
