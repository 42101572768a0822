# fetch_or, u32, aarch64+lse (Armv8.1: LSE) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    ldset w1, w0, [x0]             |   ldset w1, w0, [x0]
    ret                            |   ret

acquire: 2 instructions, core 2, portable-atomic 2
    ldseta w1, w0, [x0]            |   ldseta w1, w0, [x0]
    ret                            |   ret

release: 2 instructions, core 2, portable-atomic 2
    ldsetl w1, w0, [x0]            |   ldsetl w1, w0, [x0]
    ret                            |   ret

acqrel seqcst full: 2 instructions, core 2, portable-atomic 2
    ldsetal w1, w0, [x0]           |   ldsetal w1, w0, [x0]
    ret                            |   ret
