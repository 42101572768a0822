# add_and_test, u8, aarch64+lse (Armv8.1: LSE) | core

relaxed: 5 instructions, core 5, portable-atomic 5
    neg w9, w1                     |   ldaddb w1, w8, [x0]
    ldaddb w1, w8, [x0]            |   neg w9, w1
    cmp w8, w9, uxtb               |   cmp w8, w9, uxtb
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret

acquire: 5 instructions, core 5, portable-atomic 5
    neg w9, w1                     |   ldaddab w1, w8, [x0]
    ldaddab w1, w8, [x0]           |   neg w9, w1
    cmp w8, w9, uxtb               |   cmp w8, w9, uxtb
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret

release: 5 instructions, core 5, portable-atomic 5
    neg w9, w1                     |   ldaddlb w1, w8, [x0]
    ldaddlb w1, w8, [x0]           |   neg w9, w1
    cmp w8, w9, uxtb               |   cmp w8, w9, uxtb
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret

acqrel seqcst full: 5 instructions, core 5, portable-atomic 5
    neg w9, w1                     |   ldaddalb w1, w8, [x0]
    ldaddalb w1, w8, [x0]          |   neg w9, w1
    cmp w8, w9, uxtb               |   cmp w8, w9, uxtb
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret
