# xor, u16, aarch64 (Armv8.0: LL/SC) | core

relaxed: 5 instructions, core 5, portable-atomic 5
  L0:                              | L0:
    ldxrh w8, [x0]                 |   ldxrh w8, [x0]
    eor w9, w8, w1                 |   eor w8, w8, w1
    stxrh w10, w9, [x0]            |   stxrh w9, w8, [x0]
    cbnz w10, L0                   |   cbnz w9, L0
    ret                            |   ret

acquire: 5 instructions, core 5, portable-atomic 5
  L0:                              | L0:
    ldaxrh w8, [x0]                |   ldaxrh w8, [x0]
    eor w9, w8, w1                 |   eor w8, w8, w1
    stxrh w10, w9, [x0]            |   stxrh w9, w8, [x0]
    cbnz w10, L0                   |   cbnz w9, L0
    ret                            |   ret

release: 5 instructions, core 5, portable-atomic 5
  L0:                              | L0:
    ldxrh w8, [x0]                 |   ldxrh w8, [x0]
    eor w9, w8, w1                 |   eor w8, w8, w1
    stlxrh w10, w9, [x0]           |   stlxrh w9, w8, [x0]
    cbnz w10, L0                   |   cbnz w9, L0
    ret                            |   ret
