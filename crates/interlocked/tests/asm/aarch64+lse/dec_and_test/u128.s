# dec_and_test, u128, aarch64+lse (Armv8.1: LSE) | core

relaxed: 8 instructions, core 16, portable-atomic 16
  L0:                              |   ldp x2, x3, [x0]
    ldxp x8, x9, [x0]              |   mov x8, #-0x1
    subs x8, x8, #0x1              | L0:
    sbc x9, x9, xzr                |   mov x5, x3
    stxp w10, x8, x9, [x0]         |   subs x6, x2, #0x1
    cbnz w10, L0                   |   mov x4, x2
    ccmp x9, #0x0, #0x0, eq        |   adc x7, x5, x8
    cset w0, eq                    |   mov x3, x5
    ret                            |   casp x2, x3, x6, x7, [x0]
                                   |   cmp x3, x5
                                   |   ccmp x2, x4, #0x0, eq
                                   |   b.ne L0
                                   |   eor x8, x2, #0x1
                                   |   orr x8, x8, x3
                                   |   cmp x8, #0x0
                                   |   cset w0, eq
                                   |   ret
