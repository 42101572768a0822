# compare_exchange, u64, aarch64+lse (Armv8.1: LSE) | core

release/relaxed: 6 instructions, core 6, portable-atomic 6
    mov x8, x1                     |   mov x8, x1
    casl x8, x2, [x0]              |   casl x8, x2, [x0]
    cmp x8, x1                     |   cmp x8, x1
    str x8, [x3]                   |   str x8, [x3]
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret
