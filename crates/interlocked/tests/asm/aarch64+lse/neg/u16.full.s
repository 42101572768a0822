# neg, u16, aarch64+lse (Armv8.1: LSE) | core

full: 6 instructions
  L0:                              |
    ldxrh w8, [x0]                 |
    neg w9, w8                     |
    stlxrh w10, w9, [x0]           |
    cbnz w10, L0                   |
    dmb ish                        |
    ret                            |
