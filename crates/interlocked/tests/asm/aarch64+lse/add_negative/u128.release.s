# add_negative, u128, aarch64+lse (Armv8.1: LSE) | core

release: 7 instructions, core 14, portable-atomic 13
  L0:                              |   ldp x4, x5, [x0]
    ldxp x8, x9, [x0]              | L0:
    adds x10, x8, x2               |   mov x7, x5
    adc x11, x9, x3                |   adds x8, x4, x2
    stlxp w12, x10, x11, [x0]      |   mov x6, x4
    cbnz w12, L0                   |   adc x9, x7, x3
    lsr x0, x11, #63               |   mov x5, x7
    ret                            |   caspl x4, x5, x8, x9, [x0]
                                   |   cmp x5, x7
                                   |   ccmp x4, x6, #0x0, eq
                                   |   b.ne L0
                                   |   cmn x4, x2
                                   |   adc x8, x5, x3
                                   |   lsr x0, x8, #63
                                   |   ret
