# compare_exchange_weak, u64, aarch64+lse (Armv8.1: LSE) | core

relaxed/relaxed: 6 instructions, core 6, portable-atomic 6
    mov x8, x1                     |   mov x8, x1
    cas x8, x2, [x0]               |   cas x8, x2, [x0]
    cmp x8, x1                     |   cmp x8, x1
    str x8, [x3]                   |   str x8, [x3]
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret

relaxed/acquire acquire/relaxed,acquire: 6 instructions, core 6, portable-atomic 6
    mov x8, x1                     |   mov x8, x1
    casa x8, x2, [x0]              |   casa x8, x2, [x0]
    cmp x8, x1                     |   cmp x8, x1
    str x8, [x3]                   |   str x8, [x3]
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret

relaxed/seqcst acquire/seqcst release/acquire,seqcst acqrel/any seqcst/any full/any: 6 instructions, core 6, portable-atomic 6
    mov x8, x1                     |   mov x8, x1
    casal x8, x2, [x0]             |   casal x8, x2, [x0]
    cmp x8, x1                     |   cmp x8, x1
    str x8, [x3]                   |   str x8, [x3]
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret
