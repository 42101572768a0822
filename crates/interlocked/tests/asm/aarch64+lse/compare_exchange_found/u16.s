# compare_exchange_found, u16, aarch64+lse (Armv8.1: LSE) | core

relaxed/relaxed: 4 instructions, core 3, portable-atomic 3
    mov w8, w1                     |   cash w1, w2, [x0]
    cash w8, w2, [x0]              |   mov w0, w1
    mov w0, w8                     |   ret
    ret                            |

acquire/relaxed: 4 instructions, core 3, portable-atomic 3
    mov w8, w1                     |   casah w1, w2, [x0]
    casah w8, w2, [x0]             |   mov w0, w1
    mov w0, w8                     |   ret
    ret                            |

acqrel/acquire seqcst/seqcst: 4 instructions, core 3, portable-atomic 3
    mov w8, w1                     |   casalh w1, w2, [x0]
    casalh w8, w2, [x0]            |   mov w0, w1
    mov w0, w8                     |   ret
    ret                            |
