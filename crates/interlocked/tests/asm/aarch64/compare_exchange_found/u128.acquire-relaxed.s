# compare_exchange_found, u128, aarch64 (Armv8.0: LL/SC) | core

acquire/relaxed: 10 instructions, core 13
  L0:                              | L0:
    ldaxp x8, x1, [x0]             |   ldaxp x8, x1, [x0]
    cmp x8, x2                     |   cmp x8, x2
    ccmp x1, x3, #0x0, eq          |   cset w9, ne
    csel x9, x4, x8, eq            |   cmp x1, x3
    csel x10, x5, x1, eq           |   cinc w9, w9, ne
    stxp w11, x9, x10, [x0]        |   cbz w9, L1
    cbnz w11, L0                   |   stxp w9, x8, x1, [x0]
    cset w12, eq                   |   cbnz w9, L0
    mov x0, x8                     |   b L2
    ret                            | L1:
                                   |   stxp w9, x4, x5, [x0]
                                   |   cbnz w9, L0
                                   | L2:
                                   |   mov x0, x8
                                   |   ret
