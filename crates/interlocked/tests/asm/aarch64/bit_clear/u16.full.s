# bit_clear, u16, aarch64 (Armv8.0: LL/SC) | core

full: 11 instructions
    mov w8, #0x1                   |
    and x9, x1, #0xf               |
    lsl w8, w8, w9                 |
  L0:                              |
    ldxrh w9, [x0]                 |
    bic w10, w9, w8                |
    stlxrh w11, w10, [x0]          |
    cbnz w11, L0                   |
    dmb ish                        |
    tst w9, w8                     |
    cset w0, ne                    |
    ret                            |
