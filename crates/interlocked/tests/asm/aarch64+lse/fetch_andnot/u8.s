# fetch_andnot, u8, aarch64+lse (Armv8.1: LSE) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    ldclrb w1, w0, [x0]            |   ldclrb w1, w0, [x0]
    ret                            |   ret

acquire: 2 instructions, core 2, portable-atomic 2
    ldclrab w1, w0, [x0]           |   ldclrab w1, w0, [x0]
    ret                            |   ret

release: 2 instructions, core 2, portable-atomic 2
    ldclrlb w1, w0, [x0]           |   ldclrlb w1, w0, [x0]
    ret                            |   ret

acqrel seqcst full: 2 instructions, core 2, portable-atomic 2
    ldclralb w1, w0, [x0]          |   ldclralb w1, w0, [x0]
    ret                            |   ret
