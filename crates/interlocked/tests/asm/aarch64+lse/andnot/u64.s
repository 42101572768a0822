# andnot, u64, aarch64+lse (Armv8.1: LSE) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    stclr x1, [x0]                 |   ldclr x1, x8, [x0]
    ret                            |   ret

acquire: 2 instructions, core 2, portable-atomic 2
    ldclra x1, x8, [x0]            |   ldclra x1, x8, [x0]
    ret                            |   ret

release: 2 instructions, core 2, portable-atomic 2
    stclrl x1, [x0]                |   ldclrl x1, x8, [x0]
    ret                            |   ret

acqrel seqcst full: 2 instructions, core 2, portable-atomic 2
    ldclral x1, x8, [x0]           |   ldclral x1, x8, [x0]
    ret                            |   ret
