# bit_set, u128, aarch64+lse128 (Armv9.4: LSE, LSE2, LSE128, LRCPC3) | core

acqrel seqcst full: 15 instructions, core 15, portable-atomic 15
    mov w8, #0x1                   |   mov w8, #0x1
    and w9, w1, #0x7f              |   and w9, w1, #0x7f
    lsl x8, x8, x9                 |   lsl x8, x8, x9
    tst x9, #0x40                  |   tst x9, #0x40
    csel x9, xzr, x8, ne           |   csel x9, x8, xzr, ne
    csel x8, x8, xzr, ne           |   csel x8, xzr, x8, ne
    mov x10, x9                    |   mov x10, x9
    mov x11, x8                    |   mov x11, x8
    ldsetpal x10, x11, [x0]        |   ldsetpal x11, x10, [x0]
    and x8, x11, x8                |   and x9, x10, x9
    and x9, x10, x9                |   and x8, x11, x8
    orr x8, x9, x8                 |   orr x8, x8, x9
    cmp x8, #0x0                   |   cmp x8, #0x0
    cset w0, ne                    |   cset w0, ne
    ret                            |   ret
