# fetch_update, u128, aarch64 (Armv8.0: LL/SC) | core

relaxed/relaxed: 21 instructions, core 26, portable-atomic 43
  L0:                              | L0:
    ldxp x8, x9, [x0]              |   ldxp x8, x9, [x0]
    stxp w10, x8, x9, [x0]         |   stxp w10, x8, x9, [x0]
    cbnz w10, L0                   |   cbnz w10, L0
    cmp x9, x3                     |   cmp x9, x3
    ccmp x8, x2, #0x0, eq          |   ccmp x8, x2, #0x0, eq
    b.eq L2                        |   b.eq L4
  L1:                              | L1:
    ldxp x11, x10, [x0]            |   ldxp x11, x10, [x0]
    cmp x11, x8                    |   cmp x11, x8
    ccmp x10, x9, #0x0, eq         |   cset w12, ne
    csel x12, x4, x11, eq          |   cmp x10, x9
    csel x13, x5, x10, eq          |   cinc w12, w12, ne
    stxp w14, x12, x13, [x0]       |   cbz w12, L2
    cbnz w14, L1                   |   stxp w12, x11, x10, [x0]
    cset w8, eq                    |   cbnz w12, L1
    tbnz w8, #0x0, L2              |   b L3
    cmp x10, x3                    | L2:
    mov x8, x11                    |   stxp w12, x4, x5, [x0]
    mov x9, x10                    |   cbnz w12, L1
    ccmp x11, x2, #0x0, eq         | L3:
    b.ne L1                        |   cmp x10, x9
  L2:                              |   ccmp x11, x8, #0x0, eq
    ret                            |   b.eq L4
                                   |   cmp x10, x3
                                   |   mov x8, x11
                                   |   (4 more)
