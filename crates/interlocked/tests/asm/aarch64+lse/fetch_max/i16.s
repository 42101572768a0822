# fetch_max, i16, aarch64+lse (Armv8.1: LSE) | core

relaxed: 2 instructions, core 2, portable-atomic 12
    ldsmaxh w1, w0, [x0]           |   ldsmaxh w1, w0, [x0]
    ret                            |   ret

acquire: 2 instructions, core 2, portable-atomic 12
    ldsmaxah w1, w0, [x0]          |   ldsmaxah w1, w0, [x0]
    ret                            |   ret

release: 2 instructions, core 2, portable-atomic 12
    ldsmaxlh w1, w0, [x0]          |   ldsmaxlh w1, w0, [x0]
    ret                            |   ret

acqrel seqcst full: 2 instructions, core 2, portable-atomic 12
    ldsmaxalh w1, w0, [x0]         |   ldsmaxalh w1, w0, [x0]
    ret                            |   ret
