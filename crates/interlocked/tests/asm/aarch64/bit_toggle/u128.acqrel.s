# bit_toggle, u128, aarch64 (Armv8.0: LL/SC) | core

acqrel seqcst: 17 instructions, core 17, portable-atomic 17
    mov w8, #0x1                   |   mov w8, #0x1
    and w9, w1, #0x7f              |   and w9, w1, #0x7f
    lsl x8, x8, x9                 |   lsl x10, x8, x9
    tst x9, #0x40                  |   tst x9, #0x40
    csel x9, xzr, x8, ne           |   csel x8, x10, xzr, ne
    csel x8, x8, xzr, ne           |   csel x9, xzr, x10, ne
  L0:                              | L0:
    ldaxp x10, x11, [x0]           |   ldaxp x11, x10, [x0]
    eor x12, x10, x9               |   eor x12, x10, x8
    eor x13, x11, x8               |   eor x13, x11, x9
    stlxp w14, x12, x13, [x0]      |   stlxp w14, x13, x12, [x0]
    cbnz w14, L0                   |   cbnz w14, L0
    and x8, x11, x8                |   and x9, x11, x9
    and x9, x10, x9                |   and x8, x10, x8
    orr x8, x9, x8                 |   orr x8, x9, x8
    cmp x8, #0x0                   |   cmp x8, #0x0
    cset w0, ne                    |   cset w0, ne
    ret                            |   ret
