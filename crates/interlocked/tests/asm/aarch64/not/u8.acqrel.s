# not, u8, aarch64 (Armv8.0: LL/SC) | core

acqrel seqcst: 5 instructions, core 5, portable-atomic 5
  L0:                              | L0:
    ldaxrb w8, [x0]                |   ldaxrb w8, [x0]
    mvn w9, w8                     |   mvn w8, w8
    stlxrb w10, w9, [x0]           |   stlxrb w9, w8, [x0]
    cbnz w10, L0                   |   cbnz w9, L0
    ret                            |   ret

full: 6 instructions
  L0:                              |
    ldxrb w8, [x0]                 |
    mvn w9, w8                     |
    stlxrb w10, w9, [x0]           |
    cbnz w10, L0                   |
    dmb ish                        |
    ret                            |
