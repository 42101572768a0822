# fetch_neg, u128, aarch64+lse2 (Armv8.4: LSE, LSE2, LRCPC) | core

release: 7 instructions, core 13, portable-atomic 12
  L0:                              |   ldp x2, x3, [x0]
    ldxp x8, x1, [x0]              | L0:
    negs x9, x8                    |   mov x5, x3
    ngc x10, x1                    |   negs x6, x2
    stlxp w11, x9, x10, [x0]       |   mov x4, x2
    cbnz w11, L0                   |   ngc x7, x5
    mov x0, x8                     |   mov x3, x5
    ret                            |   caspl x2, x3, x6, x7, [x0]
                                   |   cmp x3, x5
                                   |   ccmp x2, x4, #0x0, eq
                                   |   b.ne L0
                                   |   mov x0, x2
                                   |   mov x1, x3
                                   |   ret
