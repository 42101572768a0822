# compare_exchange_is_ok, u64, aarch64+lse (Armv8.1: LSE) | core

relaxed/relaxed: 5 instructions, core 5, portable-atomic 5
    mov x8, x1                     |   mov x8, x1
    cas x8, x2, [x0]               |   cas x8, x2, [x0]
    cmp x8, x1                     |   cmp x8, x1
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret

acquire/relaxed: 5 instructions, core 5, portable-atomic 5
    mov x8, x1                     |   mov x8, x1
    casa x8, x2, [x0]              |   casa x8, x2, [x0]
    cmp x8, x1                     |   cmp x8, x1
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret

acqrel/acquire seqcst/seqcst: 5 instructions, core 5, portable-atomic 5
    mov x8, x1                     |   mov x8, x1
    casal x8, x2, [x0]             |   casal x8, x2, [x0]
    cmp x8, x1                     |   cmp x8, x1
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret
