# compare_exchange_found, u64, aarch64+lse (Armv8.1: LSE) | core

relaxed/relaxed: 3 instructions, core 3, portable-atomic 3
    cas x1, x2, [x0]               |   cas x1, x2, [x0]
    mov x0, x1                     |   mov x0, x1
    ret                            |   ret

acquire/relaxed: 3 instructions, core 3, portable-atomic 3
    casa x1, x2, [x0]              |   casa x1, x2, [x0]
    mov x0, x1                     |   mov x0, x1
    ret                            |   ret

acqrel/acquire seqcst/seqcst: 3 instructions, core 3, portable-atomic 3
    casal x1, x2, [x0]             |   casal x1, x2, [x0]
    mov x0, x1                     |   mov x0, x1
    ret                            |   ret
