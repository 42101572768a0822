# fetch_nand, u8, aarch64+lse (Armv8.1: LSE) | core

full: 8 instructions
  L0:                              |
    ldxrb w8, [x0]                 |
    and w9, w8, w1                 |
    mvn w9, w9                     |
    stlxrb w10, w9, [x0]           |
    cbnz w10, L0                   |
    dmb ish                        |
    mov w0, w8                     |
    ret                            |
