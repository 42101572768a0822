# fetch_max, u32, aarch64+lse (Armv8.1: LSE) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    ldumax w1, w0, [x0]            |   ldumax w1, w0, [x0]
    ret                            |   ret

acquire: 2 instructions, core 2, portable-atomic 2
    ldumaxa w1, w0, [x0]           |   ldumaxa w1, w0, [x0]
    ret                            |   ret

release: 2 instructions, core 2, portable-atomic 2
    ldumaxl w1, w0, [x0]           |   ldumaxl w1, w0, [x0]
    ret                            |   ret

acqrel seqcst full: 2 instructions, core 2, portable-atomic 2
    ldumaxal w1, w0, [x0]          |   ldumaxal w1, w0, [x0]
    ret                            |   ret
