# compare_exchange_found, u16, aarch64+lse (Armv8.1: LSE) | core

relaxed/relaxed: 3 instructions, core 3, portable-atomic 3
    cash w1, w2, [x0]              |   cash w1, w2, [x0]
    mov w0, w1                     |   mov w0, w1
    ret                            |   ret

acquire/relaxed: 3 instructions, core 3, portable-atomic 3
    casah w1, w2, [x0]             |   casah w1, w2, [x0]
    mov w0, w1                     |   mov w0, w1
    ret                            |   ret

acqrel/acquire seqcst/seqcst: 3 instructions, core 3, portable-atomic 3
    casalh w1, w2, [x0]            |   casalh w1, w2, [x0]
    mov w0, w1                     |   mov w0, w1
    ret                            |   ret
