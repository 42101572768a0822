# fetch_and, u8, aarch64+lse (Armv8.1: LSE) | core

relaxed: 3 instructions, core 3, portable-atomic 3
    mvn w8, w1                     |   mvn w8, w1
    ldclrb w8, w0, [x0]            |   ldclrb w8, w0, [x0]
    ret                            |   ret

acquire: 3 instructions, core 3, portable-atomic 3
    mvn w8, w1                     |   mvn w8, w1
    ldclrab w8, w0, [x0]           |   ldclrab w8, w0, [x0]
    ret                            |   ret

release: 3 instructions, core 3, portable-atomic 3
    mvn w8, w1                     |   mvn w8, w1
    ldclrlb w8, w0, [x0]           |   ldclrlb w8, w0, [x0]
    ret                            |   ret

acqrel seqcst full: 3 instructions, core 3, portable-atomic 3
    mvn w8, w1                     |   mvn w8, w1
    ldclralb w8, w0, [x0]          |   ldclralb w8, w0, [x0]
    ret                            |   ret
