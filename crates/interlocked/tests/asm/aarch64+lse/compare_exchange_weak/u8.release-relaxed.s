# compare_exchange_weak, u8, aarch64+lse (Armv8.1: LSE) | core

release/relaxed: 6 instructions, core 6, portable-atomic 6
    mov w8, w1                     |   mov w8, w1
    caslb w8, w2, [x0]             |   caslb w8, w2, [x0]
    cmp w8, w1, uxtb               |   cmp w8, w1, uxtb
    strb w8, [x3]                  |   strb w8, [x3]
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret
