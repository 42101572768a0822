# inc, u8, aarch64 (Armv8.0: LL/SC) | core

relaxed: 5 instructions, core 5, portable-atomic 5
  L0:                              | L0:
    ldxrb w8, [x0]                 |   ldxrb w8, [x0]
    add w9, w8, #0x1               |   add w8, w8, #0x1
    stxrb w10, w9, [x0]            |   stxrb w9, w8, [x0]
    cbnz w10, L0                   |   cbnz w9, L0
    ret                            |   ret

acquire: 5 instructions, core 5, portable-atomic 5
  L0:                              | L0:
    ldaxrb w8, [x0]                |   ldaxrb w8, [x0]
    add w9, w8, #0x1               |   add w8, w8, #0x1
    stxrb w10, w9, [x0]            |   stxrb w9, w8, [x0]
    cbnz w10, L0                   |   cbnz w9, L0
    ret                            |   ret

release: 5 instructions, core 5, portable-atomic 5
  L0:                              | L0:
    ldxrb w8, [x0]                 |   ldxrb w8, [x0]
    add w9, w8, #0x1               |   add w8, w8, #0x1
    stlxrb w10, w9, [x0]           |   stlxrb w9, w8, [x0]
    cbnz w10, L0                   |   cbnz w9, L0
    ret                            |   ret
