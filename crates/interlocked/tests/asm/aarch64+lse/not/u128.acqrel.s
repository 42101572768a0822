# not, u128, aarch64+lse (Armv8.1: LSE) | core

acqrel seqcst: 6 instructions, core 12, portable-atomic 10
  L0:                              |   ldp x2, x3, [x0]
    ldaxp x8, x9, [x0]             | L0:
    mvn x10, x8                    |   mvn x4, x2
    mvn x11, x9                    |   mov x6, x2
    stlxp w12, x10, x11, [x0]      |   mov x7, x3
    cbnz w12, L0                   |   mvn x5, x3
    ret                            |   caspal x6, x7, x4, x5, [x0]
                                   |   cmp x7, x3
                                   |   ccmp x6, x2, #0x0, eq
                                   |   mov x2, x6
                                   |   mov x3, x7
                                   |   b.ne L0
                                   |   ret

full: 7 instructions
  L0:                              |
    ldxp x8, x9, [x0]              |
    mvn x10, x8                    |
    mvn x11, x9                    |
    stlxp w12, x10, x11, [x0]      |
    cbnz w12, L0                   |
    dmb ish                        |
    ret                            |
