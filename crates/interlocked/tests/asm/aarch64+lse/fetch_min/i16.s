# fetch_min, i16, aarch64+lse (Armv8.1: LSE) | core

relaxed: 2 instructions, core 2, portable-atomic 12
    ldsminh w1, w0, [x0]           |   ldsminh w1, w0, [x0]
    ret                            |   ret

acquire: 2 instructions, core 2, portable-atomic 12
    ldsminah w1, w0, [x0]          |   ldsminah w1, w0, [x0]
    ret                            |   ret

release: 2 instructions, core 2, portable-atomic 12
    ldsminlh w1, w0, [x0]          |   ldsminlh w1, w0, [x0]
    ret                            |   ret

acqrel seqcst full: 2 instructions, core 2, portable-atomic 12
    ldsminalh w1, w0, [x0]         |   ldsminalh w1, w0, [x0]
    ret                            |   ret
