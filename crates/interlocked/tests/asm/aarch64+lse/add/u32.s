# add, u32, aarch64+lse (Armv8.1: LSE) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    stadd w1, [x0]                 |   ldadd w1, w8, [x0]
    ret                            |   ret

acquire: 2 instructions, core 2, portable-atomic 2
    ldadda w1, w8, [x0]            |   ldadda w1, w8, [x0]
    ret                            |   ret

release: 2 instructions, core 2, portable-atomic 2
    staddl w1, [x0]                |   ldaddl w1, w8, [x0]
    ret                            |   ret

acqrel seqcst full: 2 instructions, core 2, portable-atomic 2
    ldaddal w1, w8, [x0]           |   ldaddal w1, w8, [x0]
    ret                            |   ret
