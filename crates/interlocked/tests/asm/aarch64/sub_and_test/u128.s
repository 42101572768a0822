# sub_and_test, u128, aarch64 (Armv8.0: LL/SC) | core

relaxed: 8 instructions, core 8, portable-atomic 9
  L0:                              | L0:
    ldxp x8, x9, [x0]              |   ldxp x9, x8, [x0]
    subs x8, x8, x2                |   subs x9, x9, x2
    sbc x9, x9, x3                 |   sbc x10, x8, x3
    stxp w10, x8, x9, [x0]         |   stxp w11, x9, x10, [x0]
    cbnz w10, L0                   |   cbnz w11, L0
    ccmp x9, #0x0, #0x0, eq        |   ccmp x8, x3, #0x0, eq
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret

acquire: 8 instructions, core 8, portable-atomic 9
  L0:                              | L0:
    ldaxp x8, x9, [x0]             |   ldaxp x9, x8, [x0]
    subs x8, x8, x2                |   subs x9, x9, x2
    sbc x9, x9, x3                 |   sbc x10, x8, x3
    stxp w10, x8, x9, [x0]         |   stxp w11, x9, x10, [x0]
    cbnz w10, L0                   |   cbnz w11, L0
    ccmp x9, #0x0, #0x0, eq        |   ccmp x8, x3, #0x0, eq
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret
