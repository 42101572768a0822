# fetch_min, u16, aarch64+lse (Armv8.1: LSE) | core

relaxed: 2 instructions, core 2, portable-atomic 10
    lduminh w1, w0, [x0]           |   lduminh w1, w0, [x0]
    ret                            |   ret

acquire: 2 instructions, core 2, portable-atomic 10
    lduminah w1, w0, [x0]          |   lduminah w1, w0, [x0]
    ret                            |   ret

release: 2 instructions, core 2, portable-atomic 10
    lduminlh w1, w0, [x0]          |   lduminlh w1, w0, [x0]
    ret                            |   ret

acqrel seqcst full: 2 instructions, core 2, portable-atomic 10
    lduminalh w1, w0, [x0]         |   lduminalh w1, w0, [x0]
    ret                            |   ret
