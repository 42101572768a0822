# fetch_neg, u128, aarch64 (Armv8.0: LL/SC) | core

relaxed: 7 instructions, core 25, portable-atomic 7
  L0:                              | L0:
    ldxp x8, x1, [x0]              |   ldxp x8, x1, [x0]
    negs x9, x8                    |   stxp w9, x8, x1, [x0]
    ngc x10, x1                    |   cbnz w9, L0
    stxp w11, x9, x10, [x0]        |   b L2
    cbnz w11, L0                   | L1:
    mov x0, x8                     |   cmp x1, x10
    ret                            |   ccmp x8, x9, #0x0, eq
                                   |   b.eq L5
                                   | L2:
                                   |   negs x11, x8
                                   |   mov x9, x8
                                   |   mov x10, x1
                                   |   ngc x12, x1
                                   | L3:
                                   |   ldxp x8, x1, [x0]
                                   |   cmp x8, x9
                                   |   cset w13, ne
                                   |   cmp x1, x10
                                   |   cinc w13, w13, ne
                                   |   cbz w13, L4
                                   |   stxp w13, x8, x1, [x0]
                                   |   cbnz w13, L3
                                   |   b L1
                                   | L4:
                                   |   stxp w13, x11, x12, [x0]
                                   |   (4 more)
