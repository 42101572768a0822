# fetch_min, i64, aarch64+lse (Armv8.1: LSE) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    ldsmin x1, x0, [x0]            |   ldsmin x1, x0, [x0]
    ret                            |   ret

acquire: 2 instructions, core 2, portable-atomic 2
    ldsmina x1, x0, [x0]           |   ldsmina x1, x0, [x0]
    ret                            |   ret

release: 2 instructions, core 2, portable-atomic 2
    ldsminl x1, x0, [x0]           |   ldsminl x1, x0, [x0]
    ret                            |   ret

acqrel seqcst full: 2 instructions, core 2, portable-atomic 2
    ldsminal x1, x0, [x0]          |   ldsminal x1, x0, [x0]
    ret                            |   ret
