# swap, u128, aarch64+lse (Armv8.1: LSE) | core

release: 5 instructions, core 11, portable-atomic 10
  L0:                              |   ldp x4, x5, [x0]
    ldxp x8, x1, [x0]              | L0:
    stlxp w9, x2, x3, [x0]         |   mov x7, x5
    cbnz w9, L0                    |   mov x6, x4
    mov x0, x8                     |   mov x5, x7
    ret                            |   caspl x4, x5, x2, x3, [x0]
                                   |   cmp x5, x7
                                   |   ccmp x4, x6, #0x0, eq
                                   |   b.ne L0
                                   |   mov x0, x4
                                   |   mov x1, x5
                                   |   ret

acqrel seqcst: 5 instructions, core 11, portable-atomic 10
  L0:                              |   ldp x4, x5, [x0]
    ldaxp x8, x1, [x0]             | L0:
    stlxp w9, x2, x3, [x0]         |   mov x7, x5
    cbnz w9, L0                    |   mov x6, x4
    mov x0, x8                     |   mov x5, x7
    ret                            |   caspal x4, x5, x2, x3, [x0]
                                   |   cmp x5, x7
                                   |   ccmp x4, x6, #0x0, eq
                                   |   b.ne L0
                                   |   mov x0, x4
                                   |   mov x1, x5
                                   |   ret
