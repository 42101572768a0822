# bit_clear, u128, aarch64+lse (Armv8.1: LSE) | core

acqrel seqcst: 17 instructions, core 24, portable-atomic 23
    mov w8, #0x1                   |   mov w8, #0x1
    and w9, w1, #0x7f              |   and w9, w1, #0x7f
    lsl x8, x8, x9                 |   lsl x10, x8, x9
    tst x9, #0x40                  |   tst x9, #0x40
    csel x9, xzr, x8, ne           |   ldp x2, x3, [x0]
    csel x8, x8, xzr, ne           |   csel x8, xzr, x10, ne
  L0:                              |   csel x9, x10, xzr, ne
    ldaxp x10, x11, [x0]           |   mvn x10, x9
    bic x12, x10, x9               |   mvn x11, x8
    bic x13, x11, x8               | L0:
    stlxp w14, x12, x13, [x0]      |   mov x5, x3
    cbnz w14, L0                   |   and x6, x2, x11
    and x8, x11, x8                |   mov x4, x2
    and x9, x10, x9                |   and x7, x5, x10
    orr x8, x9, x8                 |   mov x3, x5
    cmp x8, #0x0                   |   caspal x2, x3, x6, x7, [x0]
    cset w0, ne                    |   cmp x3, x5
    ret                            |   ccmp x2, x4, #0x0, eq
                                   |   b.ne L0
                                   |   and x8, x2, x8
                                   |   and x9, x3, x9
                                   |   orr x8, x8, x9
                                   |   cmp x8, #0x0
                                   |   cset w0, ne
                                   |   ret
