# add_negative, u16, aarch64 (Armv8.0: LL/SC) | core

relaxed: 6 instructions, core 6, portable-atomic 6
  L0:                              | L0:
    ldxrh w8, [x0]                 |   ldxrh w8, [x0]
    add w9, w8, w1                 |   add w8, w8, w1
    stxrh w10, w9, [x0]            |   stxrh w9, w8, [x0]
    cbnz w10, L0                   |   cbnz w9, L0
    ubfx w0, w9, #15, #1           |   ubfx w0, w8, #15, #1
    ret                            |   ret

acquire: 6 instructions, core 6, portable-atomic 6
  L0:                              | L0:
    ldaxrh w8, [x0]                |   ldaxrh w8, [x0]
    add w9, w8, w1                 |   add w8, w8, w1
    stxrh w10, w9, [x0]            |   stxrh w9, w8, [x0]
    cbnz w10, L0                   |   cbnz w9, L0
    ubfx w0, w9, #15, #1           |   ubfx w0, w8, #15, #1
    ret                            |   ret

release: 6 instructions, core 6, portable-atomic 6
  L0:                              | L0:
    ldxrh w8, [x0]                 |   ldxrh w8, [x0]
    add w9, w8, w1                 |   add w8, w8, w1
    stlxrh w10, w9, [x0]           |   stlxrh w9, w8, [x0]
    cbnz w10, L0                   |   cbnz w9, L0
    ubfx w0, w9, #15, #1           |   ubfx w0, w8, #15, #1
    ret                            |   ret
