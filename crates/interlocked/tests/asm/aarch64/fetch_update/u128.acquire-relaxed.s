# fetch_update, u128, aarch64 (Armv8.0: LL/SC) | core

acquire/relaxed: 19 instructions, core 25, portable-atomic 43
  L0:                              | L0:
    ldxp x8, x9, [x0]              |   ldxp x8, x9, [x0]
    stxp w10, x8, x9, [x0]         |   stxp w10, x8, x9, [x0]
    cbnz w10, L0                   |   cbnz w10, L0
  L1:                              |   b L2
    cmp x9, x3                     | L1:
    ccmp x8, x2, #0x0, eq          |   cmp x11, x9
    b.eq L3                        |   mov x9, x11
  L2:                              |   ccmp x10, x8, #0x0, eq
    ldaxp x10, x11, [x0]           |   mov x8, x10
    cmp x10, x8                    |   b.eq L5
    ccmp x11, x9, #0x0, eq         | L2:
    csel x12, x4, x10, eq          |   cmp x9, x3
    csel x13, x5, x11, eq          |   ccmp x8, x2, #0x0, eq
    stxp w14, x12, x13, [x0]       |   b.eq L5
    cbnz w14, L2                   | L3:
    cset w8, eq                    |   ldaxp x10, x11, [x0]
    mov x9, x11                    |   cmp x10, x8
    cmp w8, #0x1                   |   cset w12, ne
    mov x8, x10                    |   cmp x11, x9
    b.ne L1                        |   cinc w12, w12, ne
  L3:                              |   cbz w12, L4
    ret                            |   stxp w12, x10, x11, [x0]
                                   |   cbnz w12, L3
                                   |   b L1
                                   | L4:
                                   |   (4 more)
