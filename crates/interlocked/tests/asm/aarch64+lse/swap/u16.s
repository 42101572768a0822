# swap, u16, aarch64+lse (Armv8.1: LSE) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    swph w1, w0, [x0]              |   swph w1, w0, [x0]
    ret                            |   ret

acquire: 2 instructions, core 2, portable-atomic 2
    swpah w1, w0, [x0]             |   swpah w1, w0, [x0]
    ret                            |   ret

release: 2 instructions, core 2, portable-atomic 2
    swplh w1, w0, [x0]             |   swplh w1, w0, [x0]
    ret                            |   ret

acqrel seqcst full: 2 instructions, core 2, portable-atomic 2
    swpalh w1, w0, [x0]            |   swpalh w1, w0, [x0]
    ret                            |   ret
