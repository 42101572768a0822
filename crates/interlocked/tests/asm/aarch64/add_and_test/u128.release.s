# add_and_test, u128, aarch64 (Armv8.0: LL/SC) | core

release: 8 instructions, core 11, portable-atomic 11
  L0:                              | L0:
    ldxp x8, x9, [x0]              |   ldxp x9, x8, [x0]
    adds x8, x8, x2                |   adds x10, x9, x2
    adc x9, x9, x3                 |   adc x11, x8, x3
    stlxp w10, x8, x9, [x0]        |   stlxp w12, x10, x11, [x0]
    cbnz w10, L0                   |   cbnz w12, L0
    ccmp x9, #0x0, #0x0, eq        |   negs x10, x2
    cset w0, eq                    |   ngc x11, x3
    ret                            |   cmp x9, x10
                                   |   ccmp x8, x11, #0x0, eq
                                   |   cset w0, eq
                                   |   ret

acqrel seqcst: 8 instructions, core 11, portable-atomic 11
  L0:                              | L0:
    ldaxp x8, x9, [x0]             |   ldaxp x9, x8, [x0]
    adds x8, x8, x2                |   adds x10, x9, x2
    adc x9, x9, x3                 |   adc x11, x8, x3
    stlxp w10, x8, x9, [x0]        |   stlxp w12, x10, x11, [x0]
    cbnz w10, L0                   |   cbnz w12, L0
    ccmp x9, #0x0, #0x0, eq        |   negs x10, x2
    cset w0, eq                    |   ngc x11, x3
    ret                            |   cmp x9, x10
                                   |   ccmp x8, x11, #0x0, eq
                                   |   cset w0, eq
                                   |   ret
