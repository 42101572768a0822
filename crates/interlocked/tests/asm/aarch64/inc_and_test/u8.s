# inc_and_test, u8, aarch64 (Armv8.0: LL/SC) | core

relaxed: 7 instructions, core 7, portable-atomic 7
  L0:                              | L0:
    ldxrb w8, [x0]                 |   ldxrb w8, [x0]
    add w9, w8, #0x1               |   add w9, w8, #0x1
    stxrb w10, w9, [x0]            |   stxrb w10, w9, [x0]
    cbnz w10, L0                   |   cbnz w10, L0
    tst w9, #0xff                  |   cmp w8, #0xff
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret

acquire: 7 instructions, core 7, portable-atomic 7
  L0:                              | L0:
    ldaxrb w8, [x0]                |   ldaxrb w8, [x0]
    add w9, w8, #0x1               |   add w9, w8, #0x1
    stxrb w10, w9, [x0]            |   stxrb w10, w9, [x0]
    cbnz w10, L0                   |   cbnz w10, L0
    tst w9, #0xff                  |   cmp w8, #0xff
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret
