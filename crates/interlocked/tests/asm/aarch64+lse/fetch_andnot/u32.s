# fetch_andnot, u32, aarch64+lse (Armv8.1: LSE) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    ldclr w1, w0, [x0]             |   ldclr w1, w0, [x0]
    ret                            |   ret

acquire: 2 instructions, core 2, portable-atomic 2
    ldclra w1, w0, [x0]            |   ldclra w1, w0, [x0]
    ret                            |   ret

release: 2 instructions, core 2, portable-atomic 2
    ldclrl w1, w0, [x0]            |   ldclrl w1, w0, [x0]
    ret                            |   ret

acqrel seqcst full: 2 instructions, core 2, portable-atomic 2
    ldclral w1, w0, [x0]           |   ldclral w1, w0, [x0]
    ret                            |   ret
