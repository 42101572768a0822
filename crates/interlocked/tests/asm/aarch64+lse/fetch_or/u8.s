# fetch_or, u8, aarch64+lse (Armv8.1: LSE) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    ldsetb w1, w0, [x0]            |   ldsetb w1, w0, [x0]
    ret                            |   ret

acquire: 2 instructions, core 2, portable-atomic 2
    ldsetab w1, w0, [x0]           |   ldsetab w1, w0, [x0]
    ret                            |   ret

release: 2 instructions, core 2, portable-atomic 2
    ldsetlb w1, w0, [x0]           |   ldsetlb w1, w0, [x0]
    ret                            |   ret

acqrel seqcst full: 2 instructions, core 2, portable-atomic 2
    ldsetalb w1, w0, [x0]          |   ldsetalb w1, w0, [x0]
    ret                            |   ret
