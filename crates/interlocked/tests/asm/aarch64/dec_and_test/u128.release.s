# dec_and_test, u128, aarch64 (Armv8.0: LL/SC) | core

release: 8 instructions, core 11, portable-atomic 12
  L0:                              |   mov x9, #-0x1
    ldxp x8, x9, [x0]              | L0:
    subs x8, x8, #0x1              |   ldxp x10, x8, [x0]
    sbc x9, x9, xzr                |   subs x11, x10, #0x1
    stlxp w10, x8, x9, [x0]        |   adc x12, x8, x9
    cbnz w10, L0                   |   stlxp w13, x11, x12, [x0]
    ccmp x9, #0x0, #0x0, eq        |   cbnz w13, L0
    cset w0, eq                    |   eor x9, x10, #0x1
    ret                            |   orr x8, x9, x8
                                   |   cmp x8, #0x0
                                   |   cset w0, eq
                                   |   ret

acqrel seqcst: 8 instructions, core 11, portable-atomic 12
  L0:                              |   mov x9, #-0x1
    ldaxp x8, x9, [x0]             | L0:
    subs x8, x8, #0x1              |   ldaxp x10, x8, [x0]
    sbc x9, x9, xzr                |   subs x11, x10, #0x1
    stlxp w10, x8, x9, [x0]        |   adc x12, x8, x9
    cbnz w10, L0                   |   stlxp w13, x11, x12, [x0]
    ccmp x9, #0x0, #0x0, eq        |   cbnz w13, L0
    cset w0, eq                    |   eor x9, x10, #0x1
    ret                            |   orr x8, x9, x8
                                   |   cmp x8, #0x0
                                   |   cset w0, eq
                                   |   ret
