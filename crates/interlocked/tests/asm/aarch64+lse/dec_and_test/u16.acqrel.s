# dec_and_test, u16, aarch64+lse (Armv8.1: LSE) | core

acqrel seqcst full: 6 instructions, core 5, portable-atomic 5
    mov w8, #0xffff                |   mov w8, #-0x1
    ldaddalh w8, w8, [x0]          |   ldaddalh w8, w8, [x0]
    and w8, w8, #0xffff            |   cmp w8, #0x1
    cmp w8, #0x1                   |   cset w0, eq
    cset w0, eq                    |   ret
    ret                            |
