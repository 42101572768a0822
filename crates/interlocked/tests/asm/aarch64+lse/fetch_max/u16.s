# fetch_max, u16, aarch64+lse (Armv8.1: LSE) | core

relaxed: 2 instructions, core 2, portable-atomic 10
    ldumaxh w1, w0, [x0]           |   ldumaxh w1, w0, [x0]
    ret                            |   ret

acquire: 2 instructions, core 2, portable-atomic 10
    ldumaxah w1, w0, [x0]          |   ldumaxah w1, w0, [x0]
    ret                            |   ret

release: 2 instructions, core 2, portable-atomic 10
    ldumaxlh w1, w0, [x0]          |   ldumaxlh w1, w0, [x0]
    ret                            |   ret

acqrel seqcst full: 2 instructions, core 2, portable-atomic 10
    ldumaxalh w1, w0, [x0]         |   ldumaxalh w1, w0, [x0]
    ret                            |   ret
