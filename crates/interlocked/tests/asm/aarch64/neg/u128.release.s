# neg, u128, aarch64 (Armv8.0: LL/SC) | core

release: 6 instructions, core 24, portable-atomic 6
  L0:                              | L0:
    ldxp x8, x9, [x0]              |   ldxp x9, x8, [x0]
    negs x10, x8                   |   stxp w10, x9, x8, [x0]
    ngc x11, x9                    |   cbnz w10, L0
    stlxp w12, x10, x11, [x0]      |   b L2
    cbnz w12, L0                   | L1:
    ret                            |   cmp x8, x11
                                   |   ccmp x9, x10, #0x0, eq
                                   |   b.eq L5
                                   | L2:
                                   |   negs x12, x9
                                   |   mov x10, x9
                                   |   mov x11, x8
                                   |   ngc x13, x8
                                   | L3:
                                   |   ldxp x9, x8, [x0]
                                   |   cmp x9, x10
                                   |   cset w14, ne
                                   |   cmp x8, x11
                                   |   cinc w14, w14, ne
                                   |   cbz w14, L4
                                   |   stlxp w14, x9, x8, [x0]
                                   |   cbnz w14, L3
                                   |   b L1
                                   | L4:
                                   |   stlxp w14, x12, x13, [x0]
                                   |   (3 more)
