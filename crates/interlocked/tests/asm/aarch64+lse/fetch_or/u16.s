# fetch_or, u16, aarch64+lse (Armv8.1: LSE) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    ldseth w1, w0, [x0]            |   ldseth w1, w0, [x0]
    ret                            |   ret

acquire: 2 instructions, core 2, portable-atomic 2
    ldsetah w1, w0, [x0]           |   ldsetah w1, w0, [x0]
    ret                            |   ret

release: 2 instructions, core 2, portable-atomic 2
    ldsetlh w1, w0, [x0]           |   ldsetlh w1, w0, [x0]
    ret                            |   ret

acqrel seqcst full: 2 instructions, core 2, portable-atomic 2
    ldsetalh w1, w0, [x0]          |   ldsetalh w1, w0, [x0]
    ret                            |   ret
