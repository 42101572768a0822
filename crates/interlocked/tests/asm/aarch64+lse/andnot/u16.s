# andnot, u16, aarch64+lse (Armv8.1: LSE) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    stclrh w1, [x0]                |   ldclrh w1, w8, [x0]
    ret                            |   ret

acquire: 2 instructions, core 2, portable-atomic 2
    ldclrah w1, w8, [x0]           |   ldclrah w1, w8, [x0]
    ret                            |   ret

release: 2 instructions, core 2, portable-atomic 2
    stclrlh w1, [x0]               |   ldclrlh w1, w8, [x0]
    ret                            |   ret

acqrel seqcst full: 2 instructions, core 2, portable-atomic 2
    ldclralh w1, w8, [x0]          |   ldclralh w1, w8, [x0]
    ret                            |   ret
