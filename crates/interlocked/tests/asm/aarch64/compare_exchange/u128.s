# compare_exchange, u128, aarch64 (Armv8.0: LL/SC) | core

relaxed/relaxed: 10 instructions, core 16, portable-atomic 20
  L0:                              | L0:
    ldxp x8, x9, [x0]              |   ldxp x8, x9, [x0]
    cmp x8, x2                     |   cmp x8, x2
    ccmp x9, x3, #0x0, eq          |   cset w10, ne
    csel x10, x4, x8, eq           |   cmp x9, x3
    csel x11, x5, x9, eq           |   cinc w10, w10, ne
    stxp w12, x10, x11, [x0]       |   cbz w10, L1
    cbnz w12, L0                   |   stxp w10, x8, x9, [x0]
    cset w0, eq                    |   cbnz w10, L0
    stp x8, x9, [x6]               |   b L2
    ret                            | L1:
                                   |   stxp w10, x4, x5, [x0]
                                   |   cbnz w10, L0
                                   | L2:
                                   |   cmp x8, x2
                                   |   stp x8, x9, [x6]
                                   |   ccmp x9, x3, #0x0, eq
                                   |   cset w0, eq
                                   |   ret
