# fetch_andnot, u16, aarch64 (Armv8.0: LL/SC) | core

full: 7 instructions
  L0:                              |
    ldxrh w8, [x0]                 |
    bic w9, w8, w1                 |
    stlxrh w10, w9, [x0]           |
    cbnz w10, L0                   |
    dmb ish                        |
    mov w0, w8                     |
    ret                            |
