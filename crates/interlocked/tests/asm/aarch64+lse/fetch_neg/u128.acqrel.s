# fetch_neg, u128, aarch64+lse (Armv8.1: LSE) | core

acqrel seqcst: 7 instructions, core 15, portable-atomic 12
  L0:                              |   mov x2, xzr
    ldaxp x8, x1, [x0]             |   mov x3, xzr
    negs x9, x8                    |   casp x2, x3, x2, x3, [x0]
    ngc x10, x1                    | L0:
    stlxp w11, x9, x10, [x0]       |   mov x5, x3
    cbnz w11, L0                   |   negs x6, x2
    mov x0, x8                     |   mov x4, x2
    ret                            |   ngc x7, x5
                                   |   mov x3, x5
                                   |   caspal x2, x3, x6, x7, [x0]
                                   |   cmp x3, x5
                                   |   ccmp x2, x4, #0x0, eq
                                   |   b.ne L0
                                   |   mov x0, x2
                                   |   mov x1, x3
                                   |   ret

full: 8 instructions
  L0:                              |
    ldxp x8, x1, [x0]              |
    negs x9, x8                    |
    ngc x10, x1                    |
    stlxp w11, x9, x10, [x0]       |
    cbnz w11, L0                   |
    dmb ish                        |
    mov x0, x8                     |
    ret                            |
