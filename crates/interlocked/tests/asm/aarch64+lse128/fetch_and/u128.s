# fetch_and, u128, aarch64+lse128 (Armv9.4: LSE, LSE2, LSE128, LRCPC3) | core

relaxed: 5 instructions, core 5, portable-atomic 5
    mvn x8, x2                     |   mvn x1, x3
    mvn x1, x3                     |   mvn x8, x2
    ldclrp x8, x1, [x0]            |   ldclrp x8, x1, [x0]
    mov x0, x8                     |   mov x0, x8
    ret                            |   ret

acquire: 5 instructions, core 5, portable-atomic 5
    mvn x8, x2                     |   mvn x1, x3
    mvn x1, x3                     |   mvn x8, x2
    ldclrpa x8, x1, [x0]           |   ldclrpa x8, x1, [x0]
    mov x0, x8                     |   mov x0, x8
    ret                            |   ret

release: 5 instructions, core 5, portable-atomic 5
    mvn x8, x2                     |   mvn x1, x3
    mvn x1, x3                     |   mvn x8, x2
    ldclrpl x8, x1, [x0]           |   ldclrpl x8, x1, [x0]
    mov x0, x8                     |   mov x0, x8
    ret                            |   ret

acqrel seqcst full: 5 instructions, core 5, portable-atomic 5
    mvn x8, x2                     |   mvn x1, x3
    mvn x1, x3                     |   mvn x8, x2
    ldclrpal x8, x1, [x0]          |   ldclrpal x8, x1, [x0]
    mov x0, x8                     |   mov x0, x8
    ret                            |   ret
