# sub_and_test, u16, aarch64+lse (Armv8.1: LSE) | core

relaxed: 5 instructions, core 5, portable-atomic 5
    neg w8, w1                     |   neg w8, w1
    ldaddh w8, w8, [x0]            |   ldaddh w8, w8, [x0]
    cmp w8, w1, uxth               |   cmp w8, w1, uxth
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret

acquire: 5 instructions, core 5, portable-atomic 5
    neg w8, w1                     |   neg w8, w1
    ldaddah w8, w8, [x0]           |   ldaddah w8, w8, [x0]
    cmp w8, w1, uxth               |   cmp w8, w1, uxth
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret

release: 5 instructions, core 5, portable-atomic 5
    neg w8, w1                     |   neg w8, w1
    ldaddlh w8, w8, [x0]           |   ldaddlh w8, w8, [x0]
    cmp w8, w1, uxth               |   cmp w8, w1, uxth
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret

acqrel seqcst full: 5 instructions, core 5, portable-atomic 5
    neg w8, w1                     |   neg w8, w1
    ldaddalh w8, w8, [x0]          |   ldaddalh w8, w8, [x0]
    cmp w8, w1, uxth               |   cmp w8, w1, uxth
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret
