# xor, u128, aarch64 (Armv8.0: LL/SC) | core

acqrel seqcst: 6 instructions, core 6, portable-atomic 6
  L0:                              | L0:
    ldaxp x8, x9, [x0]             |   ldaxp x8, x9, [x0]
    eor x10, x8, x2                |   eor x9, x9, x3
    eor x11, x9, x3                |   eor x8, x8, x2
    stlxp w12, x10, x11, [x0]      |   stlxp w10, x8, x9, [x0]
    cbnz w12, L0                   |   cbnz w10, L0
    ret                            |   ret

full: 7 instructions
  L0:                              |
    ldxp x8, x9, [x0]              |
    eor x10, x8, x2                |
    eor x11, x9, x3                |
    stlxp w12, x10, x11, [x0]      |
    cbnz w12, L0                   |
    dmb ish                        |
    ret                            |
