# fetch_xor, u16, aarch64+lse (Armv8.1: LSE) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    ldeorh w1, w0, [x0]            |   ldeorh w1, w0, [x0]
    ret                            |   ret

acquire: 2 instructions, core 2, portable-atomic 2
    ldeorah w1, w0, [x0]           |   ldeorah w1, w0, [x0]
    ret                            |   ret

release: 2 instructions, core 2, portable-atomic 2
    ldeorlh w1, w0, [x0]           |   ldeorlh w1, w0, [x0]
    ret                            |   ret

acqrel seqcst full: 2 instructions, core 2, portable-atomic 2
    ldeoralh w1, w0, [x0]          |   ldeoralh w1, w0, [x0]
    ret                            |   ret
