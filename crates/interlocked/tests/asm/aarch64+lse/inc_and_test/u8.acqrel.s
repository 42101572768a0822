# inc_and_test, u8, aarch64+lse (Armv8.1: LSE) | core

acqrel seqcst full: 6 instructions, core 5, portable-atomic 5
    mov w8, #0x1                   |   mov w8, #0x1
    mov w9, #0xff                  |   ldaddalb w8, w8, [x0]
    ldaddalb w8, w8, [x0]          |   cmp w8, #0xff
    bics wzr, w9, w8               |   cset w0, eq
    cset w0, eq                    |   ret
    ret                            |
