# fetch_max, i64, aarch64+lse (Armv8.1: LSE) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    ldsmax x1, x0, [x0]            |   ldsmax x1, x0, [x0]
    ret                            |   ret

acquire: 2 instructions, core 2, portable-atomic 2
    ldsmaxa x1, x0, [x0]           |   ldsmaxa x1, x0, [x0]
    ret                            |   ret

release: 2 instructions, core 2, portable-atomic 2
    ldsmaxl x1, x0, [x0]           |   ldsmaxl x1, x0, [x0]
    ret                            |   ret

acqrel seqcst full: 2 instructions, core 2, portable-atomic 2
    ldsmaxal x1, x0, [x0]          |   ldsmaxal x1, x0, [x0]
    ret                            |   ret
