# add_and_test, u16, aarch64+lse (Armv8.1: LSE) | core

relaxed: 5 instructions, core 5, portable-atomic 5
    neg w9, w1                     |   ldaddh w1, w8, [x0]
    ldaddh w1, w8, [x0]            |   neg w9, w1
    cmp w8, w9, uxth               |   cmp w8, w9, uxth
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret

acquire: 5 instructions, core 5, portable-atomic 5
    neg w9, w1                     |   ldaddah w1, w8, [x0]
    ldaddah w1, w8, [x0]           |   neg w9, w1
    cmp w8, w9, uxth               |   cmp w8, w9, uxth
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret

release: 5 instructions, core 5, portable-atomic 5
    neg w9, w1                     |   ldaddlh w1, w8, [x0]
    ldaddlh w1, w8, [x0]           |   neg w9, w1
    cmp w8, w9, uxth               |   cmp w8, w9, uxth
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret

acqrel seqcst full: 5 instructions, core 5, portable-atomic 5
    neg w9, w1                     |   ldaddalh w1, w8, [x0]
    ldaddalh w1, w8, [x0]          |   neg w9, w1
    cmp w8, w9, uxth               |   cmp w8, w9, uxth
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret
