# add_and_test, u128, aarch64 (Armv8.0: LL/SC) | core

release: 9 instructions, core 11, portable-atomic 11
  L0:                              | L0:
    ldxp x8, x9, [x0]              |   ldxp x9, x8, [x0]
    adds x10, x8, x2               |   adds x10, x9, x2
    adc x11, x9, x3                |   adc x11, x8, x3
    stlxp w12, x10, x11, [x0]      |   stlxp w12, x10, x11, [x0]
    cbnz w12, L0                   |   cbnz w12, L0
    orr x8, x11, x10               |   negs x10, x2
    cmp x8, #0x0                   |   ngc x11, x3
    cset w0, eq                    |   cmp x9, x10
    ret                            |   ccmp x8, x11, #0x0, eq
                                   |   cset w0, eq
                                   |   ret

acqrel seqcst: 9 instructions, core 11, portable-atomic 11
  L0:                              | L0:
    ldaxp x8, x9, [x0]             |   ldaxp x9, x8, [x0]
    adds x10, x8, x2               |   adds x10, x9, x2
    adc x11, x9, x3                |   adc x11, x8, x3
    stlxp w12, x10, x11, [x0]      |   stlxp w12, x10, x11, [x0]
    cbnz w12, L0                   |   cbnz w12, L0
    orr x8, x11, x10               |   negs x10, x2
    cmp x8, #0x0                   |   ngc x11, x3
    cset w0, eq                    |   cmp x9, x10
    ret                            |   ccmp x8, x11, #0x0, eq
                                   |   cset w0, eq
                                   |   ret
