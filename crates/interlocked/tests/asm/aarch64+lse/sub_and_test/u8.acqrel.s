# sub_and_test, u8, aarch64+lse (Armv8.1: LSE) | core

acqrel seqcst full: 6 instructions, core 5, portable-atomic 5
    neg w8, w1                     |   neg w8, w1
    ldaddalb w8, w8, [x0]          |   ldaddalb w8, w8, [x0]
    and w8, w8, #0xff              |   cmp w8, w1, uxtb
    cmp w8, w1, uxtb               |   cset w0, eq
    cset w0, eq                    |   ret
    ret                            |
