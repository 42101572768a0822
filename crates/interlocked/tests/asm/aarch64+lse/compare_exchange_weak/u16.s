# compare_exchange_weak, u16, aarch64+lse (Armv8.1: LSE) | core

relaxed/relaxed: 6 instructions, core 6, portable-atomic 6
    mov w8, w1                     |   mov w8, w1
    cash w8, w2, [x0]              |   cash w8, w2, [x0]
    cmp w8, w1, uxth               |   cmp w8, w1, uxth
    strh w8, [x3]                  |   strh w8, [x3]
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret

relaxed/acquire acquire/relaxed,acquire: 6 instructions, core 6, portable-atomic 6
    mov w8, w1                     |   mov w8, w1
    casah w8, w2, [x0]             |   casah w8, w2, [x0]
    cmp w8, w1, uxth               |   cmp w8, w1, uxth
    strh w8, [x3]                  |   strh w8, [x3]
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret

relaxed/seqcst acquire/seqcst release/acquire,seqcst acqrel/any seqcst/any full/any: 6 instructions, core 6, portable-atomic 6
    mov w8, w1                     |   mov w8, w1
    casalh w8, w2, [x0]            |   casalh w8, w2, [x0]
    cmp w8, w1, uxth               |   cmp w8, w1, uxth
    strh w8, [x3]                  |   strh w8, [x3]
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret
