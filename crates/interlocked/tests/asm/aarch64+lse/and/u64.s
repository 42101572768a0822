# and, u64, aarch64+lse (Armv8.1: LSE) | core

relaxed: 3 instructions, core 3, portable-atomic 3
    mvn x8, x1                     |   mvn x8, x1
    stclr x8, [x0]                 |   ldclr x8, x8, [x0]
    ret                            |   ret

acquire: 3 instructions, core 3, portable-atomic 3
    mvn x8, x1                     |   mvn x8, x1
    ldclra x8, x8, [x0]            |   ldclra x8, x8, [x0]
    ret                            |   ret

release: 3 instructions, core 3, portable-atomic 3
    mvn x8, x1                     |   mvn x8, x1
    stclrl x8, [x0]                |   ldclrl x8, x8, [x0]
    ret                            |   ret

acqrel seqcst full: 3 instructions, core 3, portable-atomic 3
    mvn x8, x1                     |   mvn x8, x1
    ldclral x8, x8, [x0]           |   ldclral x8, x8, [x0]
    ret                            |   ret
