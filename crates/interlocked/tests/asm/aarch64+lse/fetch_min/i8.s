# fetch_min, i8, aarch64+lse (Armv8.1: LSE) | core

relaxed: 2 instructions, core 2, portable-atomic 12
    ldsminb w1, w0, [x0]           |   ldsminb w1, w0, [x0]
    ret                            |   ret

acquire: 2 instructions, core 2, portable-atomic 12
    ldsminab w1, w0, [x0]          |   ldsminab w1, w0, [x0]
    ret                            |   ret

release: 2 instructions, core 2, portable-atomic 12
    ldsminlb w1, w0, [x0]          |   ldsminlb w1, w0, [x0]
    ret                            |   ret

acqrel seqcst full: 2 instructions, core 2, portable-atomic 12
    ldsminalb w1, w0, [x0]         |   ldsminalb w1, w0, [x0]
    ret                            |   ret
