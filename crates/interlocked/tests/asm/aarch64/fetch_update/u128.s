# fetch_update, u128, aarch64 (Armv8.0: LL/SC) | core

relaxed/relaxed: 19 instructions, core 26, portable-atomic 43
  L0:                              | L0:
    ldxp x8, x9, [x0]              |   ldxp x8, x9, [x0]
    stxp w10, x8, x9, [x0]         |   stxp w10, x8, x9, [x0]
    cbnz w10, L0                   |   cbnz w10, L0
  L1:                              |   cmp x9, x3
    cmp x9, x3                     |   ccmp x8, x2, #0x0, eq
    ccmp x8, x2, #0x0, eq          |   b.eq L4
    b.eq L3                        | L1:
  L2:                              |   ldxp x11, x10, [x0]
    ldxp x10, x11, [x0]            |   cmp x11, x8
    cmp x10, x8                    |   cset w12, ne
    ccmp x11, x9, #0x0, eq         |   cmp x10, x9
    csel x12, x4, x10, eq          |   cinc w12, w12, ne
    csel x13, x5, x11, eq          |   cbz w12, L2
    stxp w14, x12, x13, [x0]       |   stxp w12, x11, x10, [x0]
    cbnz w14, L2                   |   cbnz w12, L1
    cset w8, eq                    |   b L3
    mov x9, x11                    | L2:
    cmp w8, #0x1                   |   stxp w12, x4, x5, [x0]
    mov x8, x10                    |   cbnz w12, L1
    b.ne L1                        | L3:
  L3:                              |   cmp x10, x9
    ret                            |   ccmp x11, x8, #0x0, eq
                                   |   b.eq L4
                                   |   cmp x10, x3
                                   |   mov x8, x11
                                   |   (4 more)
