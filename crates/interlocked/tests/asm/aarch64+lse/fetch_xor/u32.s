# fetch_xor, u32, aarch64+lse (Armv8.1: LSE) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    ldeor w1, w0, [x0]             |   ldeor w1, w0, [x0]
    ret                            |   ret

acquire: 2 instructions, core 2, portable-atomic 2
    ldeora w1, w0, [x0]            |   ldeora w1, w0, [x0]
    ret                            |   ret

release: 2 instructions, core 2, portable-atomic 2
    ldeorl w1, w0, [x0]            |   ldeorl w1, w0, [x0]
    ret                            |   ret

acqrel seqcst full: 2 instructions, core 2, portable-atomic 2
    ldeoral w1, w0, [x0]           |   ldeoral w1, w0, [x0]
    ret                            |   ret
