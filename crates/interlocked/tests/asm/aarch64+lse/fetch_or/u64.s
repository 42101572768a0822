# fetch_or, u64, aarch64+lse (Armv8.1: LSE) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    ldset x1, x0, [x0]             |   ldset x1, x0, [x0]
    ret                            |   ret

acquire: 2 instructions, core 2, portable-atomic 2
    ldseta x1, x0, [x0]            |   ldseta x1, x0, [x0]
    ret                            |   ret

release: 2 instructions, core 2, portable-atomic 2
    ldsetl x1, x0, [x0]            |   ldsetl x1, x0, [x0]
    ret                            |   ret

acqrel seqcst full: 2 instructions, core 2, portable-atomic 2
    ldsetal x1, x0, [x0]           |   ldsetal x1, x0, [x0]
    ret                            |   ret
