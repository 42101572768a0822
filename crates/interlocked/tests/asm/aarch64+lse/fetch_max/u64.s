# fetch_max, u64, aarch64+lse (Armv8.1: LSE) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    ldumax x1, x0, [x0]            |   ldumax x1, x0, [x0]
    ret                            |   ret

acquire: 2 instructions, core 2, portable-atomic 2
    ldumaxa x1, x0, [x0]           |   ldumaxa x1, x0, [x0]
    ret                            |   ret

release: 2 instructions, core 2, portable-atomic 2
    ldumaxl x1, x0, [x0]           |   ldumaxl x1, x0, [x0]
    ret                            |   ret

acqrel seqcst full: 2 instructions, core 2, portable-atomic 2
    ldumaxal x1, x0, [x0]          |   ldumaxal x1, x0, [x0]
    ret                            |   ret
