# fetch_andnot, u64, aarch64 (Armv8.0: LL/SC) | core

release: 6 instructions, core 7, portable-atomic 7
  L0:                              |   mvn x9, x1
    ldxr x8, [x0]                  | L0:
    bic x9, x8, x1                 |   ldxr x8, [x0]
    stlxr w10, x9, [x0]            |   and x10, x8, x9
    cbnz w10, L0                   |   stlxr w11, x10, [x0]
    mov x0, x8                     |   cbnz w11, L0
    ret                            |   mov x0, x8
                                   |   ret

acqrel seqcst: 6 instructions, core 7, portable-atomic 7
  L0:                              |   mvn x9, x1
    ldaxr x8, [x0]                 | L0:
    bic x9, x8, x1                 |   ldaxr x8, [x0]
    stlxr w10, x9, [x0]            |   and x10, x8, x9
    cbnz w10, L0                   |   stlxr w11, x10, [x0]
    mov x0, x8                     |   cbnz w11, L0
    ret                            |   mov x0, x8
                                   |   ret
