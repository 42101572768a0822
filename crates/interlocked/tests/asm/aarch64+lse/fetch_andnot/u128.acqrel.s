# fetch_andnot, u128, aarch64+lse (Armv8.1: LSE) | core

acqrel seqcst: 7 instructions, core 15, portable-atomic 14
  L0:                              |   ldp x4, x5, [x0]
    ldaxp x8, x1, [x0]             |   mvn x8, x3
    bic x9, x8, x2                 |   mvn x9, x2
    bic x10, x1, x3                | L0:
    stlxp w11, x9, x10, [x0]       |   mov x3, x5
    cbnz w11, L0                   |   and x6, x4, x9
    mov x0, x8                     |   mov x2, x4
    ret                            |   and x7, x3, x8
                                   |   mov x5, x3
                                   |   caspal x4, x5, x6, x7, [x0]
                                   |   cmp x5, x3
                                   |   ccmp x4, x2, #0x0, eq
                                   |   b.ne L0
                                   |   mov x0, x4
                                   |   mov x1, x5
                                   |   ret

full: 8 instructions
  L0:                              |
    ldxp x8, x1, [x0]              |
    bic x9, x8, x2                 |
    bic x10, x1, x3                |
    stlxp w11, x9, x10, [x0]       |
    cbnz w11, L0                   |
    dmb ish                        |
    mov x0, x8                     |
    ret                            |
