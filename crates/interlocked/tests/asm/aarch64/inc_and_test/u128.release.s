# inc_and_test, u128, aarch64 (Armv8.0: LL/SC) | core

release: 9 instructions, core 9, portable-atomic 11
  L0:                              | L0:
    ldxp x8, x9, [x0]              |   ldxp x8, x9, [x0]
    adds x10, x8, #0x1             |   adds x10, x8, #0x1
    adc x11, x9, xzr               |   cinc x11, x9, hs
    stlxp w12, x10, x11, [x0]      |   stlxp w12, x10, x11, [x0]
    cbnz w12, L0                   |   cbnz w12, L0
    orr x8, x11, x10               |   and x8, x8, x9
    cmp x8, #0x0                   |   cmn x8, #0x1
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret

acqrel seqcst: 9 instructions, core 9, portable-atomic 11
  L0:                              | L0:
    ldaxp x8, x9, [x0]             |   ldaxp x8, x9, [x0]
    adds x10, x8, #0x1             |   adds x10, x8, #0x1
    adc x11, x9, xzr               |   cinc x11, x9, hs
    stlxp w12, x10, x11, [x0]      |   stlxp w12, x10, x11, [x0]
    cbnz w12, L0                   |   cbnz w12, L0
    orr x8, x11, x10               |   and x8, x8, x9
    cmp x8, #0x0                   |   cmn x8, #0x1
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret
