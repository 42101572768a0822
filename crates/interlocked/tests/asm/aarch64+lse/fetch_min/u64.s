# fetch_min, u64, aarch64+lse (Armv8.1: LSE) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    ldumin x1, x0, [x0]            |   ldumin x1, x0, [x0]
    ret                            |   ret

acquire: 2 instructions, core 2, portable-atomic 2
    ldumina x1, x0, [x0]           |   ldumina x1, x0, [x0]
    ret                            |   ret

release: 2 instructions, core 2, portable-atomic 2
    lduminl x1, x0, [x0]           |   lduminl x1, x0, [x0]
    ret                            |   ret

acqrel seqcst full: 2 instructions, core 2, portable-atomic 2
    lduminal x1, x0, [x0]          |   lduminal x1, x0, [x0]
    ret                            |   ret
