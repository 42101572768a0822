# inc_and_test, u16, aarch64+lse (Armv8.1: LSE) | core

acqrel seqcst full: 6 instructions, core 6, portable-atomic 6
    mov w8, #0x1                   |   mov w8, #0x1
    mov w9, #0xffff                |   mov w9, #0xffff
    ldaddalh w8, w8, [x0]          |   ldaddalh w8, w8, [x0]
    cmp w8, w9                     |   cmp w8, w9
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret
