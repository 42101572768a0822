# swap, u64, aarch64+lse (Armv8.1: LSE) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    swp x1, x0, [x0]               |   swp x1, x0, [x0]
    ret                            |   ret

acquire: 2 instructions, core 2, portable-atomic 2
    swpa x1, x0, [x0]              |   swpa x1, x0, [x0]
    ret                            |   ret

release: 2 instructions, core 2, portable-atomic 2
    swpl x1, x0, [x0]              |   swpl x1, x0, [x0]
    ret                            |   ret

acqrel seqcst full: 2 instructions, core 2, portable-atomic 2
    swpal x1, x0, [x0]             |   swpal x1, x0, [x0]
    ret                            |   ret
