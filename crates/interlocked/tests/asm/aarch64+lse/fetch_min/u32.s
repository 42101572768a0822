# fetch_min, u32, aarch64+lse (Armv8.1: LSE) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    ldumin w1, w0, [x0]            |   ldumin w1, w0, [x0]
    ret                            |   ret

acquire: 2 instructions, core 2, portable-atomic 2
    ldumina w1, w0, [x0]           |   ldumina w1, w0, [x0]
    ret                            |   ret

release: 2 instructions, core 2, portable-atomic 2
    lduminl w1, w0, [x0]           |   lduminl w1, w0, [x0]
    ret                            |   ret

acqrel seqcst full: 2 instructions, core 2, portable-atomic 2
    lduminal w1, w0, [x0]          |   lduminal w1, w0, [x0]
    ret                            |   ret
