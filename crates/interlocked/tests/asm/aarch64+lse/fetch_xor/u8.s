# fetch_xor, u8, aarch64+lse (Armv8.1: LSE) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    ldeorb w1, w0, [x0]            |   ldeorb w1, w0, [x0]
    ret                            |   ret

acquire: 2 instructions, core 2, portable-atomic 2
    ldeorab w1, w0, [x0]           |   ldeorab w1, w0, [x0]
    ret                            |   ret

release: 2 instructions, core 2, portable-atomic 2
    ldeorlb w1, w0, [x0]           |   ldeorlb w1, w0, [x0]
    ret                            |   ret

acqrel seqcst full: 2 instructions, core 2, portable-atomic 2
    ldeoralb w1, w0, [x0]          |   ldeoralb w1, w0, [x0]
    ret                            |   ret
