# bit_toggle, u32, aarch64+lse (Armv8.1: LSE) | core

acqrel seqcst full: 6 instructions, core 6, portable-atomic 6
    mov w8, #0x1                   |   mov w8, #0x1
    lsl w8, w8, w1                 |   lsl w8, w8, w1
    ldeoral w8, w9, [x0]           |   ldeoral w8, w9, [x0]
    tst w9, w8                     |   tst w9, w8
    cset w0, ne                    |   cset w0, ne
    ret                            |   ret
