# fetch_sub, u8, aarch64+lse (Armv8.1: LSE) | core

relaxed: 3 instructions, core 3, portable-atomic 3
    neg w8, w1                     |   neg w8, w1
    ldaddb w8, w0, [x0]            |   ldaddb w8, w0, [x0]
    ret                            |   ret

acquire: 3 instructions, core 3, portable-atomic 3
    neg w8, w1                     |   neg w8, w1
    ldaddab w8, w0, [x0]           |   ldaddab w8, w0, [x0]
    ret                            |   ret

release: 3 instructions, core 3, portable-atomic 3
    neg w8, w1                     |   neg w8, w1
    ldaddlb w8, w0, [x0]           |   ldaddlb w8, w0, [x0]
    ret                            |   ret

acqrel seqcst full: 3 instructions, core 3, portable-atomic 3
    neg w8, w1                     |   neg w8, w1
    ldaddalb w8, w0, [x0]          |   ldaddalb w8, w0, [x0]
    ret                            |   ret
