# bit_clear, u128, aarch64 (Armv8.0: LL/SC) | core

relaxed: 17 instructions, core 19, portable-atomic 19
    mov w8, #0x1                   |   mov w8, #0x1
    and w9, w1, #0x7f              |   and w9, w1, #0x7f
    lsl x8, x8, x9                 |   lsl x10, x8, x9
    tst x9, #0x40                  |   tst x9, #0x40
    csel x9, xzr, x8, ne           |   csel x8, xzr, x10, ne
    csel x8, x8, xzr, ne           |   csel x9, x10, xzr, ne
  L0:                              |   mvn x10, x9
    ldxp x10, x11, [x0]            |   mvn x12, x8
    bic x12, x10, x9               | L0:
    bic x13, x11, x8               |   ldxp x13, x11, [x0]
    stxp w14, x12, x13, [x0]       |   and x14, x11, x10
    cbnz w14, L0                   |   and x15, x13, x12
    and x8, x11, x8                |   stxp w16, x15, x14, [x0]
    and x9, x10, x9                |   cbnz w16, L0
    orr x8, x9, x8                 |   and x8, x13, x8
    cmp x8, #0x0                   |   and x9, x11, x9
    cset w0, ne                    |   orr x8, x8, x9
    ret                            |   cmp x8, #0x0
                                   |   cset w0, ne
                                   |   ret
