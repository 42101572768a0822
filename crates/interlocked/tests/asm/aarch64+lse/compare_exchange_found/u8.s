# compare_exchange_found, u8, aarch64+lse (Armv8.1: LSE) | core

relaxed/relaxed: 4 instructions, core 3, portable-atomic 3
    mov w8, w1                     |   casb w1, w2, [x0]
    casb w8, w2, [x0]              |   mov w0, w1
    mov w0, w8                     |   ret
    ret                            |

acquire/relaxed: 4 instructions, core 3, portable-atomic 3
    mov w8, w1                     |   casab w1, w2, [x0]
    casab w8, w2, [x0]             |   mov w0, w1
    mov w0, w8                     |   ret
    ret                            |

acqrel/acquire seqcst/seqcst: 4 instructions, core 3, portable-atomic 3
    mov w8, w1                     |   casalb w1, w2, [x0]
    casalb w8, w2, [x0]            |   mov w0, w1
    mov w0, w8                     |   ret
    ret                            |
