# bit_toggle, u16, aarch64+lse (Armv8.1: LSE) | core

acqrel seqcst full: 7 instructions, core 7, portable-atomic 7
    mov w8, #0x1                   |   mov w8, #0x1
    and x9, x1, #0xf               |   and x9, x1, #0xf
    lsl w8, w8, w9                 |   lsl w8, w8, w9
    ldeoralh w8, w9, [x0]          |   ldeoralh w8, w9, [x0]
    tst w9, w8                     |   tst w9, w8
    cset w0, ne                    |   cset w0, ne
    ret                            |   ret
