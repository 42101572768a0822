# inc_and_test, u128, aarch64+lse (Armv8.1: LSE) | core

release: 8 instructions, core 14, portable-atomic 15
  L0:                              |   ldp x2, x3, [x0]
    ldxp x8, x9, [x0]              | L0:
    adds x8, x8, #0x1              |   mov x5, x3
    adc x9, x9, xzr                |   adds x6, x2, #0x1
    stlxp w10, x8, x9, [x0]        |   mov x4, x2
    cbnz w10, L0                   |   cinc x7, x5, hs
    ccmp x9, #0x0, #0x0, eq        |   mov x3, x5
    cset w0, eq                    |   caspl x2, x3, x6, x7, [x0]
    ret                            |   cmp x3, x5
                                   |   ccmp x2, x4, #0x0, eq
                                   |   b.ne L0
                                   |   and x8, x2, x3
                                   |   cmn x8, #0x1
                                   |   cset w0, eq
                                   |   ret
