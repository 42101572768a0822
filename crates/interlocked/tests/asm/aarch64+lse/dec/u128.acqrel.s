# dec, u128, aarch64+lse (Armv8.1: LSE) | core

acqrel seqcst: 6 instructions, core 13, portable-atomic 12
  L0:                              |   ldp x2, x3, [x0]
    ldaxp x8, x9, [x0]             |   mov x8, #-0x1
    subs x10, x8, #0x1             | L0:
    sbc x11, x9, xzr               |   subs x4, x2, #0x1
    stlxp w12, x10, x11, [x0]      |   mov x6, x2
    cbnz w12, L0                   |   mov x7, x3
    ret                            |   adc x5, x3, x8
                                   |   caspal x6, x7, x4, x5, [x0]
                                   |   cmp x7, x3
                                   |   ccmp x6, x2, #0x0, eq
                                   |   mov x2, x6
                                   |   mov x3, x7
                                   |   b.ne L0
                                   |   ret

full: 7 instructions
  L0:                              |
    ldxp x8, x9, [x0]              |
    subs x10, x8, #0x1             |
    sbc x11, x9, xzr               |
    stlxp w12, x10, x11, [x0]      |
    cbnz w12, L0                   |
    dmb ish                        |
    ret                            |
