# bit_toggle, u128, aarch64+lse (Armv8.1: LSE) | core

acquire: 17 instructions, core 22, portable-atomic 21
    mov w8, #0x1                   |   mov w8, #0x1
    and w9, w1, #0x7f              |   and w9, w1, #0x7f
    lsl x8, x8, x9                 |   lsl x10, x8, x9
    tst x9, #0x40                  |   ldp x2, x3, [x0]
    csel x9, xzr, x8, ne           |   tst x9, #0x40
    csel x8, x8, xzr, ne           |   csel x8, x10, xzr, ne
  L0:                              |   csel x9, xzr, x10, ne
    ldaxp x10, x11, [x0]           | L0:
    eor x12, x10, x9               |   mov x5, x3
    eor x13, x11, x8               |   eor x6, x2, x9
    stxp w14, x12, x13, [x0]       |   mov x4, x2
    cbnz w14, L0                   |   eor x7, x5, x8
    and x8, x11, x8                |   mov x3, x5
    and x9, x10, x9                |   caspa x2, x3, x6, x7, [x0]
    orr x8, x9, x8                 |   cmp x3, x5
    cmp x8, #0x0                   |   ccmp x2, x4, #0x0, eq
    cset w0, ne                    |   b.ne L0
    ret                            |   and x9, x2, x9
                                   |   and x8, x3, x8
                                   |   orr x8, x9, x8
                                   |   cmp x8, #0x0
                                   |   cset w0, ne
                                   |   ret
