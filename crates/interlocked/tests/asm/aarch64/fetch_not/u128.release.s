# fetch_not, u128, aarch64 (Armv8.0: LL/SC) | core

release: 7 instructions, core 7, portable-atomic 7
  L0:                              |   mov x8, x0
    ldxp x8, x1, [x0]              | L0:
    mvn x9, x8                     |   ldxp x0, x1, [x8]
    mvn x10, x1                    |   mvn x9, x1
    stlxp w11, x9, x10, [x0]       |   mvn x10, x0
    cbnz w11, L0                   |   stlxp w11, x10, x9, [x8]
    mov x0, x8                     |   cbnz w11, L0
    ret                            |   ret

acqrel seqcst: 7 instructions, core 7, portable-atomic 7
  L0:                              |   mov x8, x0
    ldaxp x8, x1, [x0]             | L0:
    mvn x9, x8                     |   ldaxp x0, x1, [x8]
    mvn x10, x1                    |   mvn x9, x1
    stlxp w11, x9, x10, [x0]       |   mvn x10, x0
    cbnz w11, L0                   |   stlxp w11, x10, x9, [x8]
    mov x0, x8                     |   cbnz w11, L0
    ret                            |   ret
