# store, u128, aarch64+lse (Armv8.1: LSE) | core

relaxed: 4 instructions, core 10
  L0:                              |   ldp x4, x5, [x0]
    ldxp x8, x9, [x0]              | L0:
    stxp w10, x2, x3, [x0]         |   mov x6, x4
    cbnz w10, L0                   |   mov x7, x5
    ret                            |   casp x6, x7, x2, x3, [x0]
                                   |   cmp x7, x5
                                   |   ccmp x6, x4, #0x0, eq
                                   |   mov x4, x6
                                   |   mov x5, x7
                                   |   b.ne L0
                                   |   ret

release: 4 instructions, core 10
  L0:                              |   ldp x4, x5, [x0]
    ldxp x8, x9, [x0]              | L0:
    stlxp w10, x2, x3, [x0]        |   mov x6, x4
    cbnz w10, L0                   |   mov x7, x5
    ret                            |   caspl x6, x7, x2, x3, [x0]
                                   |   cmp x7, x5
                                   |   ccmp x6, x4, #0x0, eq
                                   |   mov x4, x6
                                   |   mov x5, x7
                                   |   b.ne L0
                                   |   ret
