# and, u32, aarch64+lse (Armv8.1: LSE) | core

relaxed: 3 instructions, core 3, portable-atomic 3
    mvn w8, w1                     |   mvn w8, w1
    stclr w8, [x0]                 |   ldclr w8, w8, [x0]
    ret                            |   ret

acquire: 3 instructions, core 3, portable-atomic 3
    mvn w8, w1                     |   mvn w8, w1
    ldclra w8, w8, [x0]            |   ldclra w8, w8, [x0]
    ret                            |   ret

release: 3 instructions, core 3, portable-atomic 3
    mvn w8, w1                     |   mvn w8, w1
    stclrl w8, [x0]                |   ldclrl w8, w8, [x0]
    ret                            |   ret

acqrel seqcst full: 3 instructions, core 3, portable-atomic 3
    mvn w8, w1                     |   mvn w8, w1
    ldclral w8, w8, [x0]           |   ldclral w8, w8, [x0]
    ret                            |   ret
