# fetch_neg, u8, aarch64+lse (Armv8.1: LSE) | core

full: 7 instructions
  L0:                              |
    ldxrb w8, [x0]                 |
    neg w9, w8                     |
    stlxrb w10, w9, [x0]           |
    cbnz w10, L0                   |
    dmb ish                        |
    mov w0, w8                     |
    ret                            |
