# fetch_update, u128, aarch64 (Armv8.0: LL/SC) | core

acqrel/acquire: 21 instructions, core 25, portable-atomic 43
  L0:                              | L0:
    ldaxp x8, x9, [x0]             |   ldaxp x8, x9, [x0]
    stxp w10, x8, x9, [x0]         |   stxp w10, x8, x9, [x0]
    cbnz w10, L0                   |   cbnz w10, L0
    cmp x9, x3                     |   b L2
    ccmp x8, x2, #0x0, eq          | L1:
    b.eq L2                        |   cmp x11, x9
  L1:                              |   mov x9, x11
    ldaxp x11, x10, [x0]           |   ccmp x10, x8, #0x0, eq
    cmp x11, x8                    |   mov x8, x10
    ccmp x10, x9, #0x0, eq         |   b.eq L5
    csel x12, x4, x11, eq          | L2:
    csel x13, x5, x10, eq          |   cmp x9, x3
    stlxp w14, x12, x13, [x0]      |   ccmp x8, x2, #0x0, eq
    cbnz w14, L1                   |   b.eq L5
    cset w8, eq                    | L3:
    tbnz w8, #0x0, L2              |   ldaxp x10, x11, [x0]
    cmp x10, x3                    |   cmp x10, x8
    mov x8, x11                    |   cset w12, ne
    mov x9, x10                    |   cmp x11, x9
    ccmp x11, x2, #0x0, eq         |   cinc w12, w12, ne
    b.ne L1                        |   cbz w12, L4
  L2:                              |   stlxp w12, x10, x11, [x0]
    ret                            |   cbnz w12, L3
                                   |   b L1
                                   | L4:
                                   |   (4 more)
