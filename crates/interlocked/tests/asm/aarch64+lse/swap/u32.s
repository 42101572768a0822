# swap, u32, aarch64+lse (Armv8.1: LSE) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    swp w1, w0, [x0]               |   swp w1, w0, [x0]
    ret                            |   ret

acquire: 2 instructions, core 2, portable-atomic 2
    swpa w1, w0, [x0]              |   swpa w1, w0, [x0]
    ret                            |   ret

release: 2 instructions, core 2, portable-atomic 2
    swpl w1, w0, [x0]              |   swpl w1, w0, [x0]
    ret                            |   ret

acqrel seqcst full: 2 instructions, core 2, portable-atomic 2
    swpal w1, w0, [x0]             |   swpal w1, w0, [x0]
    ret                            |   ret
