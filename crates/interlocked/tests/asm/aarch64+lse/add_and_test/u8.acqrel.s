# add_and_test, u8, aarch64+lse (Armv8.1: LSE) | core

acqrel seqcst full: 6 instructions, core 5, portable-atomic 5
    ldaddalb w1, w8, [x0]          |   ldaddalb w1, w8, [x0]
    neg w9, w1                     |   neg w9, w1
    and w8, w8, #0xff              |   cmp w8, w9, uxtb
    cmp w8, w9, uxtb               |   cset w0, eq
    cset w0, eq                    |   ret
    ret                            |
