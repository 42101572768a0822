# fetch_max, i32, aarch64+lse (Armv8.1: LSE) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    ldsmax w1, w0, [x0]            |   ldsmax w1, w0, [x0]
    ret                            |   ret

acquire: 2 instructions, core 2, portable-atomic 2
    ldsmaxa w1, w0, [x0]           |   ldsmaxa w1, w0, [x0]
    ret                            |   ret

release: 2 instructions, core 2, portable-atomic 2
    ldsmaxl w1, w0, [x0]           |   ldsmaxl w1, w0, [x0]
    ret                            |   ret

acqrel seqcst full: 2 instructions, core 2, portable-atomic 2
    ldsmaxal w1, w0, [x0]          |   ldsmaxal w1, w0, [x0]
    ret                            |   ret
