# compare_exchange_found, u8, aarch64+lse (Armv8.1: LSE) | core

relaxed/relaxed: 3 instructions, core 3, portable-atomic 3
    casb w1, w2, [x0]              |   casb w1, w2, [x0]
    mov w0, w1                     |   mov w0, w1
    ret                            |   ret

acquire/relaxed: 3 instructions, core 3, portable-atomic 3
    casab w1, w2, [x0]             |   casab w1, w2, [x0]
    mov w0, w1                     |   mov w0, w1
    ret                            |   ret

acqrel/acquire seqcst/seqcst: 3 instructions, core 3, portable-atomic 3
    casalb w1, w2, [x0]            |   casalb w1, w2, [x0]
    mov w0, w1                     |   mov w0, w1
    ret                            |   ret
