# inc_and_test, u128, aarch64+lse (Armv8.1: LSE) | core

acqrel seqcst: 9 instructions, core 14, portable-atomic 15
  L0:                              |   ldp x2, x3, [x0]
    ldaxp x8, x9, [x0]             | L0:
    adds x10, x8, #0x1             |   mov x5, x3
    adc x11, x9, xzr               |   adds x6, x2, #0x1
    stlxp w12, x10, x11, [x0]      |   mov x4, x2
    cbnz w12, L0                   |   cinc x7, x5, hs
    orr x8, x11, x10               |   mov x3, x5
    cmp x8, #0x0                   |   caspal x2, x3, x6, x7, [x0]
    cset w0, eq                    |   cmp x3, x5
    ret                            |   ccmp x2, x4, #0x0, eq
                                   |   b.ne L0
                                   |   and x8, x2, x3
                                   |   cmn x8, #0x1
                                   |   cset w0, eq
                                   |   ret
