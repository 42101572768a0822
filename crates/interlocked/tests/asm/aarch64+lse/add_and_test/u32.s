# add_and_test, u32, aarch64+lse (Armv8.1: LSE) | core

relaxed: 4 instructions, core 4, portable-atomic 4
    ldadd w1, w8, [x0]             |   ldadd w1, w8, [x0]
    cmn w8, w1                     |   cmn w8, w1
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret

acquire: 4 instructions, core 4, portable-atomic 4
    ldadda w1, w8, [x0]            |   ldadda w1, w8, [x0]
    cmn w8, w1                     |   cmn w8, w1
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret

release: 4 instructions, core 4, portable-atomic 4
    ldaddl w1, w8, [x0]            |   ldaddl w1, w8, [x0]
    cmn w8, w1                     |   cmn w8, w1
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret

acqrel seqcst full: 4 instructions, core 4, portable-atomic 4
    ldaddal w1, w8, [x0]           |   ldaddal w1, w8, [x0]
    cmn w8, w1                     |   cmn w8, w1
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret
