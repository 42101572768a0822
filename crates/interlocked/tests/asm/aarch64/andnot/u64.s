# andnot, u64, aarch64 (Armv8.0: LL/SC) | core

relaxed: 5 instructions, core 6, portable-atomic 6
  L0:                              |   mvn x8, x1
    ldxr x8, [x0]                  | L0:
    bic x9, x8, x1                 |   ldxr x9, [x0]
    stxr w10, x9, [x0]             |   and x9, x9, x8
    cbnz w10, L0                   |   stxr w10, x9, [x0]
    ret                            |   cbnz w10, L0
                                   |   ret

acquire: 5 instructions, core 6, portable-atomic 6
  L0:                              |   mvn x8, x1
    ldaxr x8, [x0]                 | L0:
    bic x9, x8, x1                 |   ldaxr x9, [x0]
    stxr w10, x9, [x0]             |   and x9, x9, x8
    cbnz w10, L0                   |   stxr w10, x9, [x0]
    ret                            |   cbnz w10, L0
                                   |   ret

release: 5 instructions, core 6, portable-atomic 6
  L0:                              |   mvn x8, x1
    ldxr x8, [x0]                  | L0:
    bic x9, x8, x1                 |   ldxr x9, [x0]
    stlxr w10, x9, [x0]            |   and x9, x9, x8
    cbnz w10, L0                   |   stlxr w10, x9, [x0]
    ret                            |   cbnz w10, L0
                                   |   ret
