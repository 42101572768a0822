# bit_toggle, u8, aarch64 (Armv8.0: LL/SC) | core

full: 11 instructions
    mov w8, #0x1                   |
    and x9, x1, #0x7               |
    lsl w8, w8, w9                 |
  L0:                              |
    ldxrb w9, [x0]                 |
    eor w10, w9, w8                |
    stlxrb w11, w10, [x0]          |
    cbnz w11, L0                   |
    dmb ish                        |
    tst w9, w8                     |
    cset w0, ne                    |
    ret                            |
