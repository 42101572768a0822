# dec_and_test, u128, aarch64+lse (Armv8.1: LSE) | core

acquire: 9 instructions, core 16, portable-atomic 16
  L0:                              |   ldp x2, x3, [x0]
    ldaxp x8, x9, [x0]             |   mov x8, #-0x1
    subs x10, x8, #0x1             | L0:
    sbc x11, x9, xzr               |   mov x5, x3
    stxp w12, x10, x11, [x0]       |   subs x6, x2, #0x1
    cbnz w12, L0                   |   mov x4, x2
    orr x8, x11, x10               |   adc x7, x5, x8
    cmp x8, #0x0                   |   mov x3, x5
    cset w0, eq                    |   caspa x2, x3, x6, x7, [x0]
    ret                            |   cmp x3, x5
                                   |   ccmp x2, x4, #0x0, eq
                                   |   b.ne L0
                                   |   eor x8, x2, #0x1
                                   |   orr x8, x8, x3
                                   |   cmp x8, #0x0
                                   |   cset w0, eq
                                   |   ret
