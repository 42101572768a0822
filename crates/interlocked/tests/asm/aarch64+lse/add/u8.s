# add, u8, aarch64+lse (Armv8.1: LSE) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    staddb w1, [x0]                |   ldaddb w1, w8, [x0]
    ret                            |   ret

acquire: 2 instructions, core 2, portable-atomic 2
    ldaddab w1, w8, [x0]           |   ldaddab w1, w8, [x0]
    ret                            |   ret

release: 2 instructions, core 2, portable-atomic 2
    staddlb w1, [x0]               |   ldaddlb w1, w8, [x0]
    ret                            |   ret

acqrel seqcst full: 2 instructions, core 2, portable-atomic 2
    ldaddalb w1, w8, [x0]          |   ldaddalb w1, w8, [x0]
    ret                            |   ret
