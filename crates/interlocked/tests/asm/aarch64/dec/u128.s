# dec, u128, aarch64 (Armv8.0: LL/SC) | core

relaxed: 6 instructions, core 7, portable-atomic 8
  L0:                              |   mov x8, #-0x1
    ldxp x8, x9, [x0]              | L0:
    subs x10, x8, #0x1             |   ldxp x9, x10, [x0]
    sbc x11, x9, xzr               |   subs x9, x9, #0x1
    stxp w12, x10, x11, [x0]       |   adc x10, x10, x8
    cbnz w12, L0                   |   stxp w11, x9, x10, [x0]
    ret                            |   cbnz w11, L0
                                   |   ret

acquire: 6 instructions, core 7, portable-atomic 8
  L0:                              |   mov x8, #-0x1
    ldaxp x8, x9, [x0]             | L0:
    subs x10, x8, #0x1             |   ldaxp x9, x10, [x0]
    sbc x11, x9, xzr               |   subs x9, x9, #0x1
    stxp w12, x10, x11, [x0]       |   adc x10, x10, x8
    cbnz w12, L0                   |   stxp w11, x9, x10, [x0]
    ret                            |   cbnz w11, L0
                                   |   ret
