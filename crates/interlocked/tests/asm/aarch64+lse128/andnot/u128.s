# andnot, u128, aarch64+lse128 (Armv9.4: LSE, LSE2, LSE128, LRCPC3) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    ldclrp x2, x3, [x0]            |   ldclrp x2, x3, [x0]
    ret                            |   ret

acquire: 2 instructions, core 2, portable-atomic 2
    ldclrpa x2, x3, [x0]           |   ldclrpa x2, x3, [x0]
    ret                            |   ret

release: 2 instructions, core 2, portable-atomic 2
    ldclrpl x2, x3, [x0]           |   ldclrpl x2, x3, [x0]
    ret                            |   ret

acqrel seqcst full: 2 instructions, core 2, portable-atomic 2
    ldclrpal x2, x3, [x0]          |   ldclrpal x2, x3, [x0]
    ret                            |   ret
