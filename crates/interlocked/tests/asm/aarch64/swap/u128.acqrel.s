# swap, u128, aarch64 (Armv8.0: LL/SC) | core

acqrel seqcst: 5 instructions, core 5, portable-atomic 5
  L0:                              | L0:
    ldaxp x8, x1, [x0]             |   ldaxp x8, x1, [x0]
    stlxp w9, x2, x3, [x0]         |   stlxp w9, x2, x3, [x0]
    cbnz w9, L0                    |   cbnz w9, L0
    mov x0, x8                     |   mov x0, x8
    ret                            |   ret

full: 6 instructions
  L0:                              |
    ldxp x8, x1, [x0]              |
    stlxp w9, x2, x3, [x0]         |
    cbnz w9, L0                    |
    dmb ish                        |
    mov x0, x8                     |
    ret                            |
