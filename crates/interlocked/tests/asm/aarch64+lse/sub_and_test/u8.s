# sub_and_test, u8, aarch64+lse (Armv8.1: LSE) | core

relaxed: 5 instructions, core 5, portable-atomic 5
    neg w8, w1                     |   neg w8, w1
    ldaddb w8, w8, [x0]            |   ldaddb w8, w8, [x0]
    cmp w8, w1, uxtb               |   cmp w8, w1, uxtb
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret

acquire: 5 instructions, core 5, portable-atomic 5
    neg w8, w1                     |   neg w8, w1
    ldaddab w8, w8, [x0]           |   ldaddab w8, w8, [x0]
    cmp w8, w1, uxtb               |   cmp w8, w1, uxtb
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret

release: 5 instructions, core 5, portable-atomic 5
    neg w8, w1                     |   neg w8, w1
    ldaddlb w8, w8, [x0]           |   ldaddlb w8, w8, [x0]
    cmp w8, w1, uxtb               |   cmp w8, w1, uxtb
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret

acqrel seqcst full: 5 instructions, core 5, portable-atomic 5
    neg w8, w1                     |   neg w8, w1
    ldaddalb w8, w8, [x0]          |   ldaddalb w8, w8, [x0]
    cmp w8, w1, uxtb               |   cmp w8, w1, uxtb
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret
