# compare_exchange_weak, u32, aarch64+lse (Armv8.1: LSE) | core

relaxed/relaxed: 6 instructions, core 6, portable-atomic 6
    mov w8, w1                     |   mov w8, w1
    cas w8, w2, [x0]               |   cas w8, w2, [x0]
    cmp w8, w1                     |   cmp w8, w1
    str w8, [x3]                   |   str w8, [x3]
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret

relaxed/acquire acquire/relaxed,acquire: 6 instructions, core 6, portable-atomic 6
    mov w8, w1                     |   mov w8, w1
    casa w8, w2, [x0]              |   casa w8, w2, [x0]
    cmp w8, w1                     |   cmp w8, w1
    str w8, [x3]                   |   str w8, [x3]
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret

relaxed/seqcst acquire/seqcst release/acquire,seqcst acqrel/any seqcst/any full/any: 6 instructions, core 6, portable-atomic 6
    mov w8, w1                     |   mov w8, w1
    casal w8, w2, [x0]             |   casal w8, w2, [x0]
    cmp w8, w1                     |   cmp w8, w1
    str w8, [x3]                   |   str w8, [x3]
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret
