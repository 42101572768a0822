# andnot, u128, aarch64 (Armv8.0: LL/SC) | core

release: 6 instructions, core 8, portable-atomic 8
  L0:                              |   mvn x8, x3
    ldxp x8, x9, [x0]              |   mvn x9, x2
    bic x10, x8, x2                | L0:
    bic x11, x9, x3                |   ldxp x10, x11, [x0]
    stlxp w12, x10, x11, [x0]      |   and x11, x11, x8
    cbnz w12, L0                   |   and x10, x10, x9
    ret                            |   stlxp w12, x10, x11, [x0]
                                   |   cbnz w12, L0
                                   |   ret

acqrel seqcst: 6 instructions, core 8, portable-atomic 8
  L0:                              |   mvn x8, x3
    ldaxp x8, x9, [x0]             |   mvn x9, x2
    bic x10, x8, x2                | L0:
    bic x11, x9, x3                |   ldaxp x10, x11, [x0]
    stlxp w12, x10, x11, [x0]      |   and x11, x11, x8
    cbnz w12, L0                   |   and x10, x10, x9
    ret                            |   stlxp w12, x10, x11, [x0]
                                   |   cbnz w12, L0
                                   |   ret
