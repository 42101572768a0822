# andnot, u64, aarch64 (Armv8.0: LL/SC) | core

acqrel seqcst: 5 instructions, core 6, portable-atomic 6
  L0:                              |   mvn x8, x1
    ldaxr x8, [x0]                 | L0:
    bic x9, x8, x1                 |   ldaxr x9, [x0]
    stlxr w10, x9, [x0]            |   and x9, x9, x8
    cbnz w10, L0                   |   stlxr w10, x9, [x0]
    ret                            |   cbnz w10, L0
                                   |   ret

full: 6 instructions
  L0:                              |
    ldxr x8, [x0]                  |
    bic x9, x8, x1                 |
    stlxr w10, x9, [x0]            |
    cbnz w10, L0                   |
    dmb ish                        |
    ret                            |
