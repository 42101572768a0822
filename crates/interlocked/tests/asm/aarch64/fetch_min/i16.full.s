# fetch_min, i16, aarch64 (Armv8.0: LL/SC) | core

full: 9 instructions
  L0:                              |
    ldxrh w8, [x0]                 |
    sxth w9, w8                    |
    cmp w9, w1, sxth               |
    csel w9, w8, w1, lt            |
    stlxrh w10, w9, [x0]           |
    cbnz w10, L0                   |
    dmb ish                        |
    mov w0, w8                     |
    ret                            |
