# fetch_max, i128, aarch64 (Armv8.0: LL/SC) | core

release: 9 instructions, core 9, portable-atomic 9
  L0:                              |   mov x8, x0
    ldxp x8, x1, [x0]              | L0:
    cmp x8, x2                     |   ldxp x0, x1, [x8]
    sbcs xzr, x1, x3               |   cmp x2, x0
    csel x9, x8, x2, ge            |   sbcs xzr, x3, x1
    csel x10, x1, x3, ge           |   csel x9, x1, x3, lt
    stlxp w11, x9, x10, [x0]       |   csel x10, x0, x2, lt
    cbnz w11, L0                   |   stlxp w11, x10, x9, [x8]
    mov x0, x8                     |   cbnz w11, L0
    ret                            |   ret

acqrel seqcst: 9 instructions, core 9, portable-atomic 9
  L0:                              |   mov x8, x0
    ldaxp x8, x1, [x0]             | L0:
    cmp x8, x2                     |   ldaxp x0, x1, [x8]
    sbcs xzr, x1, x3               |   cmp x2, x0
    csel x9, x8, x2, ge            |   sbcs xzr, x3, x1
    csel x10, x1, x3, ge           |   csel x9, x1, x3, lt
    stlxp w11, x9, x10, [x0]       |   csel x10, x0, x2, lt
    cbnz w11, L0                   |   stlxp w11, x10, x9, [x8]
    mov x0, x8                     |   cbnz w11, L0
    ret                            |   ret
