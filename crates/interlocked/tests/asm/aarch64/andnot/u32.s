# andnot, u32, aarch64 (Armv8.0: LL/SC) | core

relaxed: 5 instructions, core 6, portable-atomic 6
  L0:                              |   mvn w8, w1
    ldxr w8, [x0]                  | L0:
    bic w9, w8, w1                 |   ldxr w9, [x0]
    stxr w10, w9, [x0]             |   and w9, w9, w8
    cbnz w10, L0                   |   stxr w10, w9, [x0]
    ret                            |   cbnz w10, L0
                                   |   ret

acquire: 5 instructions, core 6, portable-atomic 6
  L0:                              |   mvn w8, w1
    ldaxr w8, [x0]                 | L0:
    bic w9, w8, w1                 |   ldaxr w9, [x0]
    stxr w10, w9, [x0]             |   and w9, w9, w8
    cbnz w10, L0                   |   stxr w10, w9, [x0]
    ret                            |   cbnz w10, L0
                                   |   ret

release: 5 instructions, core 6, portable-atomic 6
  L0:                              |   mvn w8, w1
    ldxr w8, [x0]                  | L0:
    bic w9, w8, w1                 |   ldxr w9, [x0]
    stlxr w10, w9, [x0]            |   and w9, w9, w8
    cbnz w10, L0                   |   stlxr w10, w9, [x0]
    ret                            |   cbnz w10, L0
                                   |   ret
