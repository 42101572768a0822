# inc_and_test, u128, aarch64 (Armv8.0: LL/SC) | core

relaxed: 8 instructions, core 9, portable-atomic 11
  L0:                              | L0:
    ldxp x8, x9, [x0]              |   ldxp x8, x9, [x0]
    adds x8, x8, #0x1              |   adds x10, x8, #0x1
    adc x9, x9, xzr                |   cinc x11, x9, hs
    stxp w10, x8, x9, [x0]         |   stxp w12, x10, x11, [x0]
    cbnz w10, L0                   |   cbnz w12, L0
    ccmp x9, #0x0, #0x0, eq        |   and x8, x8, x9
    cset w0, eq                    |   cmn x8, #0x1
    ret                            |   cset w0, eq
                                   |   ret

acquire: 8 instructions, core 9, portable-atomic 11
  L0:                              | L0:
    ldaxp x8, x9, [x0]             |   ldaxp x8, x9, [x0]
    adds x8, x8, #0x1              |   adds x10, x8, #0x1
    adc x9, x9, xzr                |   cinc x11, x9, hs
    stxp w10, x8, x9, [x0]         |   stxp w12, x10, x11, [x0]
    cbnz w10, L0                   |   cbnz w12, L0
    ccmp x9, #0x0, #0x0, eq        |   and x8, x8, x9
    cset w0, eq                    |   cmn x8, #0x1
    ret                            |   cset w0, eq
                                   |   ret
