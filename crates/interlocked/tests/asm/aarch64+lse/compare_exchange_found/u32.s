# compare_exchange_found, u32, aarch64+lse (Armv8.1: LSE) | core

relaxed/relaxed: 3 instructions, core 3, portable-atomic 3
    cas w1, w2, [x0]               |   cas w1, w2, [x0]
    mov w0, w1                     |   mov w0, w1
    ret                            |   ret

acquire/relaxed: 3 instructions, core 3, portable-atomic 3
    casa w1, w2, [x0]              |   casa w1, w2, [x0]
    mov w0, w1                     |   mov w0, w1
    ret                            |   ret

acqrel/acquire seqcst/seqcst: 3 instructions, core 3, portable-atomic 3
    casal w1, w2, [x0]             |   casal w1, w2, [x0]
    mov w0, w1                     |   mov w0, w1
    ret                            |   ret
