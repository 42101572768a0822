# fetch_min, u8, aarch64+lse (Armv8.1: LSE) | core

relaxed: 2 instructions, core 2, portable-atomic 10
    lduminb w1, w0, [x0]           |   lduminb w1, w0, [x0]
    ret                            |   ret

acquire: 2 instructions, core 2, portable-atomic 10
    lduminab w1, w0, [x0]          |   lduminab w1, w0, [x0]
    ret                            |   ret

release: 2 instructions, core 2, portable-atomic 10
    lduminlb w1, w0, [x0]          |   lduminlb w1, w0, [x0]
    ret                            |   ret

acqrel seqcst full: 2 instructions, core 2, portable-atomic 10
    lduminalb w1, w0, [x0]         |   lduminalb w1, w0, [x0]
    ret                            |   ret
