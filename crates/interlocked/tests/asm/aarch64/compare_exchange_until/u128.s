# compare_exchange_until, u128, aarch64 (Armv8.0: LL/SC) | core

relaxed/relaxed: 11 instructions, core 17, portable-atomic 27
  L0:                              |   b L1
    ldxp x8, x9, [x0]              | L0:
    cmp x8, x2                     |   cmp x9, x3
    ccmp x9, x3, #0x0, eq          |   ccmp x8, x2, #0x0, eq
    csel x10, x4, x8, eq           |   b.eq L3
    csel x11, x5, x9, eq           | L1:
    stxp w12, x10, x11, [x0]       |   ldxp x8, x9, [x0]
    cbnz w12, L0                   |   cmp x8, x2
    cset w13, eq                   |   cset w10, ne
    cmp w13, #0x1                  |   cmp x9, x3
    b.ne L0                        |   cinc w10, w10, ne
    ret                            |   cbz w10, L2
                                   |   stxp w10, x8, x9, [x0]
                                   |   cbnz w10, L1
                                   |   b L0
                                   | L2:
                                   |   stxp w10, x4, x5, [x0]
                                   |   cbnz w10, L1
                                   |   b L0
                                   | L3:
                                   |   ret
