# compare_exchange_is_ok, u32, aarch64+lse (Armv8.1: LSE) | core

relaxed/relaxed: 5 instructions, core 5, portable-atomic 5
    mov w8, w1                     |   mov w8, w1
    cas w8, w2, [x0]               |   cas w8, w2, [x0]
    cmp w8, w1                     |   cmp w8, w1
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret

acquire/relaxed: 5 instructions, core 5, portable-atomic 5
    mov w8, w1                     |   mov w8, w1
    casa w8, w2, [x0]              |   casa w8, w2, [x0]
    cmp w8, w1                     |   cmp w8, w1
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret

acqrel/acquire seqcst/seqcst: 5 instructions, core 5, portable-atomic 5
    mov w8, w1                     |   mov w8, w1
    casal w8, w2, [x0]             |   casal w8, w2, [x0]
    cmp w8, w1                     |   cmp w8, w1
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret
