# fetch_dec, u128, aarch64 (Armv8.0: LL/SC) | core

relaxed: 7 instructions, core 8, portable-atomic 9
  L0:                              |   mov x8, x0
    ldxp x8, x1, [x0]              |   mov x9, #-0x1
    subs x9, x8, #0x1              | L0:
    sbc x10, x1, xzr               |   ldxp x0, x1, [x8]
    stxp w11, x9, x10, [x0]        |   subs x10, x0, #0x1
    cbnz w11, L0                   |   adc x11, x1, x9
    mov x0, x8                     |   stxp w12, x10, x11, [x8]
    ret                            |   cbnz w12, L0
                                   |   ret

acquire: 7 instructions, core 8, portable-atomic 9
  L0:                              |   mov x8, x0
    ldaxp x8, x1, [x0]             |   mov x9, #-0x1
    subs x9, x8, #0x1              | L0:
    sbc x10, x1, xzr               |   ldaxp x0, x1, [x8]
    stxp w11, x9, x10, [x0]        |   subs x10, x0, #0x1
    cbnz w11, L0                   |   adc x11, x1, x9
    mov x0, x8                     |   stxp w12, x10, x11, [x8]
    ret                            |   cbnz w12, L0
                                   |   ret
