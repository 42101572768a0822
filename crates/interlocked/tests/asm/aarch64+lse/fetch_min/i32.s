# fetch_min, i32, aarch64+lse (Armv8.1: LSE) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    ldsmin w1, w0, [x0]            |   ldsmin w1, w0, [x0]
    ret                            |   ret

acquire: 2 instructions, core 2, portable-atomic 2
    ldsmina w1, w0, [x0]           |   ldsmina w1, w0, [x0]
    ret                            |   ret

release: 2 instructions, core 2, portable-atomic 2
    ldsminl w1, w0, [x0]           |   ldsminl w1, w0, [x0]
    ret                            |   ret

acqrel seqcst full: 2 instructions, core 2, portable-atomic 2
    ldsminal w1, w0, [x0]          |   ldsminal w1, w0, [x0]
    ret                            |   ret
