# fetch_max, i8, aarch64+lse (Armv8.1: LSE) | core

relaxed: 2 instructions, core 2, portable-atomic 12
    ldsmaxb w1, w0, [x0]           |   ldsmaxb w1, w0, [x0]
    ret                            |   ret

acquire: 2 instructions, core 2, portable-atomic 12
    ldsmaxab w1, w0, [x0]          |   ldsmaxab w1, w0, [x0]
    ret                            |   ret

release: 2 instructions, core 2, portable-atomic 12
    ldsmaxlb w1, w0, [x0]          |   ldsmaxlb w1, w0, [x0]
    ret                            |   ret

acqrel seqcst full: 2 instructions, core 2, portable-atomic 12
    ldsmaxalb w1, w0, [x0]         |   ldsmaxalb w1, w0, [x0]
    ret                            |   ret
