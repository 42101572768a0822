# add_and_test, u64, aarch64+lse (Armv8.1: LSE) | core

relaxed: 4 instructions, core 4, portable-atomic 4
    ldadd x1, x8, [x0]             |   ldadd x1, x8, [x0]
    cmn x8, x1                     |   cmn x8, x1
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret

acquire: 4 instructions, core 4, portable-atomic 4
    ldadda x1, x8, [x0]            |   ldadda x1, x8, [x0]
    cmn x8, x1                     |   cmn x8, x1
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret

release: 4 instructions, core 4, portable-atomic 4
    ldaddl x1, x8, [x0]            |   ldaddl x1, x8, [x0]
    cmn x8, x1                     |   cmn x8, x1
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret

acqrel seqcst full: 4 instructions, core 4, portable-atomic 4
    ldaddal x1, x8, [x0]           |   ldaddal x1, x8, [x0]
    cmn x8, x1                     |   cmn x8, x1
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret
