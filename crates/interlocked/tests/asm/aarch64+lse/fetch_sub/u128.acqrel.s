# fetch_sub, u128, aarch64+lse (Armv8.1: LSE) | core

acqrel seqcst: 7 instructions, core 13, portable-atomic 12
  L0:                              |   ldp x4, x5, [x0]
    ldaxp x8, x1, [x0]             | L0:
    subs x9, x8, x2                |   mov x7, x5
    sbc x10, x1, x3                |   subs x8, x4, x2
    stlxp w11, x9, x10, [x0]       |   mov x6, x4
    cbnz w11, L0                   |   sbc x9, x7, x3
    mov x0, x8                     |   mov x5, x7
    ret                            |   caspal x4, x5, x8, x9, [x0]
                                   |   cmp x5, x7
                                   |   ccmp x4, x6, #0x0, eq
                                   |   b.ne L0
                                   |   mov x0, x4
                                   |   mov x1, x5
                                   |   ret

full: 8 instructions
  L0:                              |
    ldxp x8, x1, [x0]              |
    subs x9, x8, x2                |
    sbc x10, x1, x3                |
    stlxp w11, x9, x10, [x0]       |
    cbnz w11, L0                   |
    dmb ish                        |
    mov x0, x8                     |
    ret                            |
