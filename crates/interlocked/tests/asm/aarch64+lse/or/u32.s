# or, u32, aarch64+lse (Armv8.1: LSE) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    stset w1, [x0]                 |   ldset w1, w8, [x0]
    ret                            |   ret

acquire: 2 instructions, core 2, portable-atomic 2
    ldseta w1, w8, [x0]            |   ldseta w1, w8, [x0]
    ret                            |   ret

release: 2 instructions, core 2, portable-atomic 2
    stsetl w1, [x0]                |   ldsetl w1, w8, [x0]
    ret                            |   ret

acqrel seqcst full: 2 instructions, core 2, portable-atomic 2
    ldsetal w1, w8, [x0]           |   ldsetal w1, w8, [x0]
    ret                            |   ret
