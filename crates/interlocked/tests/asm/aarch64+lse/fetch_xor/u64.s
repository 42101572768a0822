# fetch_xor, u64, aarch64+lse (Armv8.1: LSE) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    ldeor x1, x0, [x0]             |   ldeor x1, x0, [x0]
    ret                            |   ret

acquire: 2 instructions, core 2, portable-atomic 2
    ldeora x1, x0, [x0]            |   ldeora x1, x0, [x0]
    ret                            |   ret

release: 2 instructions, core 2, portable-atomic 2
    ldeorl x1, x0, [x0]            |   ldeorl x1, x0, [x0]
    ret                            |   ret

acqrel seqcst full: 2 instructions, core 2, portable-atomic 2
    ldeoral x1, x0, [x0]           |   ldeoral x1, x0, [x0]
    ret                            |   ret
