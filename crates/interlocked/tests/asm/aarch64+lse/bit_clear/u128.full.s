# bit_clear, u128, aarch64+lse (Armv8.1: LSE) | core

full: 18 instructions
    mov w8, #0x1                   |
    and w9, w1, #0x7f              |
    lsl x8, x8, x9                 |
    tst x9, #0x40                  |
    csel x9, xzr, x8, ne           |
    csel x8, x8, xzr, ne           |
  L0:                              |
    ldxp x10, x11, [x0]            |
    bic x12, x10, x9               |
    bic x13, x11, x8               |
    stlxp w14, x12, x13, [x0]      |
    cbnz w14, L0                   |
    dmb ish                        |
    and x8, x11, x8                |
    and x9, x10, x9                |
    orr x8, x9, x8                 |
    cmp x8, #0x0                   |
    cset w0, ne                    |
    ret                            |
