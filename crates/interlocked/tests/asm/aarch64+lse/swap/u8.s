# swap, u8, aarch64+lse (Armv8.1: LSE) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    swpb w1, w0, [x0]              |   swpb w1, w0, [x0]
    ret                            |   ret

acquire: 2 instructions, core 2, portable-atomic 2
    swpab w1, w0, [x0]             |   swpab w1, w0, [x0]
    ret                            |   ret

release: 2 instructions, core 2, portable-atomic 2
    swplb w1, w0, [x0]             |   swplb w1, w0, [x0]
    ret                            |   ret

acqrel seqcst full: 2 instructions, core 2, portable-atomic 2
    swpalb w1, w0, [x0]            |   swpalb w1, w0, [x0]
    ret                            |   ret
