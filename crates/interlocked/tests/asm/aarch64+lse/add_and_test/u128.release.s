# add_and_test, u128, aarch64+lse (Armv8.1: LSE) | core

release: 8 instructions, core 16, portable-atomic 15
  L0:                              |   ldp x4, x5, [x0]
    ldxp x8, x9, [x0]              | L0:
    adds x8, x8, x2                |   mov x7, x5
    adc x9, x9, x3                 |   adds x8, x4, x2
    stlxp w10, x8, x9, [x0]        |   mov x6, x4
    cbnz w10, L0                   |   adc x9, x7, x3
    ccmp x9, #0x0, #0x0, eq        |   mov x5, x7
    cset w0, eq                    |   caspl x4, x5, x8, x9, [x0]
    ret                            |   cmp x5, x7
                                   |   ccmp x4, x6, #0x0, eq
                                   |   b.ne L0
                                   |   negs x8, x2
                                   |   ngc x9, x3
                                   |   cmp x4, x8
                                   |   ccmp x5, x9, #0x0, eq
                                   |   cset w0, eq
                                   |   ret
