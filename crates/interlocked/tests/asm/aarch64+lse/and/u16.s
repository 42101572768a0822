# and, u16, aarch64+lse (Armv8.1: LSE) | core

relaxed: 3 instructions, core 3, portable-atomic 3
    mvn w8, w1                     |   mvn w8, w1
    stclrh w8, [x0]                |   ldclrh w8, w8, [x0]
    ret                            |   ret

acquire: 3 instructions, core 3, portable-atomic 3
    mvn w8, w1                     |   mvn w8, w1
    ldclrah w8, w8, [x0]           |   ldclrah w8, w8, [x0]
    ret                            |   ret

release: 3 instructions, core 3, portable-atomic 3
    mvn w8, w1                     |   mvn w8, w1
    stclrlh w8, [x0]               |   ldclrlh w8, w8, [x0]
    ret                            |   ret

acqrel seqcst full: 3 instructions, core 3, portable-atomic 3
    mvn w8, w1                     |   mvn w8, w1
    ldclralh w8, w8, [x0]          |   ldclralh w8, w8, [x0]
    ret                            |   ret
