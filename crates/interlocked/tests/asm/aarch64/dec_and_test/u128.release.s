# dec_and_test, u128, aarch64 (Armv8.0: LL/SC) | core

release: 9 instructions, core 11, portable-atomic 12
  L0:                              |   mov x9, #-0x1
    ldxp x8, x9, [x0]              | L0:
    subs x10, x8, #0x1             |   ldxp x10, x8, [x0]
    sbc x11, x9, xzr               |   subs x11, x10, #0x1
    stlxp w12, x10, x11, [x0]      |   adc x12, x8, x9
    cbnz w12, L0                   |   stlxp w13, x11, x12, [x0]
    orr x8, x11, x10               |   cbnz w13, L0
    cmp x8, #0x0                   |   eor x9, x10, #0x1
    cset w0, eq                    |   orr x8, x9, x8
    ret                            |   cmp x8, #0x0
                                   |   cset w0, eq
                                   |   ret

acqrel seqcst: 9 instructions, core 11, portable-atomic 12
  L0:                              |   mov x9, #-0x1
    ldaxp x8, x9, [x0]             | L0:
    subs x10, x8, #0x1             |   ldaxp x10, x8, [x0]
    sbc x11, x9, xzr               |   subs x11, x10, #0x1
    stlxp w12, x10, x11, [x0]      |   adc x12, x8, x9
    cbnz w12, L0                   |   stlxp w13, x11, x12, [x0]
    orr x8, x11, x10               |   cbnz w13, L0
    cmp x8, #0x0                   |   eor x9, x10, #0x1
    cset w0, eq                    |   orr x8, x9, x8
    ret                            |   cmp x8, #0x0
                                   |   cset w0, eq
                                   |   ret
