# andnot, u8, aarch64 (Armv8.0: LL/SC) | core

relaxed: 5 instructions, core 6, portable-atomic 6
  L0:                              |   mvn w8, w1
    ldxrb w8, [x0]                 | L0:
    bic w9, w8, w1                 |   ldxrb w9, [x0]
    stxrb w10, w9, [x0]            |   and w9, w9, w8
    cbnz w10, L0                   |   stxrb w10, w9, [x0]
    ret                            |   cbnz w10, L0
                                   |   ret

acquire: 5 instructions, core 6, portable-atomic 6
  L0:                              |   mvn w8, w1
    ldaxrb w8, [x0]                | L0:
    bic w9, w8, w1                 |   ldaxrb w9, [x0]
    stxrb w10, w9, [x0]            |   and w9, w9, w8
    cbnz w10, L0                   |   stxrb w10, w9, [x0]
    ret                            |   cbnz w10, L0
                                   |   ret

release: 5 instructions, core 6, portable-atomic 6
  L0:                              |   mvn w8, w1
    ldxrb w8, [x0]                 | L0:
    bic w9, w8, w1                 |   ldxrb w9, [x0]
    stlxrb w10, w9, [x0]           |   and w9, w9, w8
    cbnz w10, L0                   |   stlxrb w10, w9, [x0]
    ret                            |   cbnz w10, L0
                                   |   ret
