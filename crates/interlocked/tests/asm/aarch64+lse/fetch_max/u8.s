# fetch_max, u8, aarch64+lse (Armv8.1: LSE) | core

relaxed: 2 instructions, core 2, portable-atomic 10
    ldumaxb w1, w0, [x0]           |   ldumaxb w1, w0, [x0]
    ret                            |   ret

acquire: 2 instructions, core 2, portable-atomic 10
    ldumaxab w1, w0, [x0]          |   ldumaxab w1, w0, [x0]
    ret                            |   ret

release: 2 instructions, core 2, portable-atomic 10
    ldumaxlb w1, w0, [x0]          |   ldumaxlb w1, w0, [x0]
    ret                            |   ret

acqrel seqcst full: 2 instructions, core 2, portable-atomic 10
    ldumaxalb w1, w0, [x0]         |   ldumaxalb w1, w0, [x0]
    ret                            |   ret
