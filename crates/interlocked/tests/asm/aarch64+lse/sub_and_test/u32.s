# sub_and_test, u32, aarch64+lse (Armv8.1: LSE) | core

relaxed: 5 instructions, core 5, portable-atomic 5
    neg w8, w1                     |   neg w8, w1
    ldadd w8, w8, [x0]             |   ldadd w8, w8, [x0]
    cmp w8, w1                     |   cmp w8, w1
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret

acquire: 5 instructions, core 5, portable-atomic 5
    neg w8, w1                     |   neg w8, w1
    ldadda w8, w8, [x0]            |   ldadda w8, w8, [x0]
    cmp w8, w1                     |   cmp w8, w1
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret

release: 5 instructions, core 5, portable-atomic 5
    neg w8, w1                     |   neg w8, w1
    ldaddl w8, w8, [x0]            |   ldaddl w8, w8, [x0]
    cmp w8, w1                     |   cmp w8, w1
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret

acqrel seqcst full: 5 instructions, core 5, portable-atomic 5
    neg w8, w1                     |   neg w8, w1
    ldaddal w8, w8, [x0]           |   ldaddal w8, w8, [x0]
    cmp w8, w1                     |   cmp w8, w1
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret
