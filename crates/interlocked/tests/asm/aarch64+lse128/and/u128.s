# and, u128, aarch64+lse128 (Armv9.4: LSE, LSE2, LSE128, LRCPC3) | core

relaxed: 4 instructions, core 4, portable-atomic 4
    mvn x8, x2                     |   mvn x8, x3
    mvn x9, x3                     |   mvn x9, x2
    ldclrp x8, x9, [x0]            |   ldclrp x9, x8, [x0]
    ret                            |   ret

acquire: 4 instructions, core 4, portable-atomic 4
    mvn x8, x2                     |   mvn x8, x3
    mvn x9, x3                     |   mvn x9, x2
    ldclrpa x8, x9, [x0]           |   ldclrpa x9, x8, [x0]
    ret                            |   ret

release: 4 instructions, core 4, portable-atomic 4
    mvn x8, x2                     |   mvn x8, x3
    mvn x9, x3                     |   mvn x9, x2
    ldclrpl x8, x9, [x0]           |   ldclrpl x9, x8, [x0]
    ret                            |   ret

acqrel seqcst full: 4 instructions, core 4, portable-atomic 4
    mvn x8, x2                     |   mvn x8, x3
    mvn x9, x3                     |   mvn x9, x2
    ldclrpal x8, x9, [x0]          |   ldclrpal x9, x8, [x0]
    ret                            |   ret
