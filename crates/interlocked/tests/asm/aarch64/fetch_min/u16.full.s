# fetch_min, u16, aarch64 (Armv8.0: LL/SC) | core

full: 8 instructions
  L0:                              |
    ldxrh w8, [x0]                 |
    cmp w8, w1, uxth               |
    csel w9, w8, w1, lo            |
    stlxrh w10, w9, [x0]           |
    cbnz w10, L0                   |
    dmb ish                        |
    mov w0, w8                     |
    ret                            |
