# fetch_add, u16, aarch64+lse (Armv8.1: LSE) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    ldaddh w1, w0, [x0]            |   ldaddh w1, w0, [x0]
    ret                            |   ret

acquire: 2 instructions, core 2, portable-atomic 2
    ldaddah w1, w0, [x0]           |   ldaddah w1, w0, [x0]
    ret                            |   ret

release: 2 instructions, core 2, portable-atomic 2
    ldaddlh w1, w0, [x0]           |   ldaddlh w1, w0, [x0]
    ret                            |   ret

acqrel seqcst full: 2 instructions, core 2, portable-atomic 2
    ldaddalh w1, w0, [x0]          |   ldaddalh w1, w0, [x0]
    ret                            |   ret
