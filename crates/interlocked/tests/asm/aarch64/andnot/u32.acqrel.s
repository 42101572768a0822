# andnot, u32, aarch64 (Armv8.0: LL/SC) | core

acqrel seqcst: 5 instructions, core 6, portable-atomic 6
  L0:                              |   mvn w8, w1
    ldaxr w8, [x0]                 | L0:
    bic w9, w8, w1                 |   ldaxr w9, [x0]
    stlxr w10, w9, [x0]            |   and w9, w9, w8
    cbnz w10, L0                   |   stlxr w10, w9, [x0]
    ret                            |   cbnz w10, L0
                                   |   ret

full: 6 instructions
  L0:                              |
    ldxr w8, [x0]                  |
    bic w9, w8, w1                 |
    stlxr w10, w9, [x0]            |
    cbnz w10, L0                   |
    dmb ish                        |
    ret                            |
