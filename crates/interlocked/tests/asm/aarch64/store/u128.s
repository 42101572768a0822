# store, u128, aarch64 (Armv8.0: LL/SC) | core

relaxed: 4 instructions, core 4
  L0:                              | L0:
    ldxp x8, x9, [x0]              |   ldxp xzr, x8, [x0]
    stxp w10, x2, x3, [x0]         |   stxp w8, x2, x3, [x0]
    cbnz w10, L0                   |   cbnz w8, L0
    ret                            |   ret

release: 4 instructions, core 4
  L0:                              | L0:
    ldxp x8, x9, [x0]              |   ldxp xzr, x8, [x0]
    stlxp w10, x2, x3, [x0]        |   stlxp w8, x2, x3, [x0]
    cbnz w10, L0                   |   cbnz w8, L0
    ret                            |   ret

seqcst: 4 instructions, core 4
  L0:                              | L0:
    ldaxp x8, x9, [x0]             |   ldaxp xzr, x8, [x0]
    stlxp w10, x2, x3, [x0]        |   stlxp w8, x2, x3, [x0]
    cbnz w10, L0                   |   cbnz w8, L0
    ret                            |   ret
