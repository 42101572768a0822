# inc_and_test, u16, aarch64 (Armv8.0: LL/SC) | core

relaxed: 7 instructions, core 8, portable-atomic 8
  L0:                              | L0:
    ldxrh w8, [x0]                 |   ldxrh w8, [x0]
    add w9, w8, #0x1               |   add w9, w8, #0x1
    stxrh w10, w9, [x0]            |   stxrh w10, w9, [x0]
    cbnz w10, L0                   |   cbnz w10, L0
    tst w9, #0xffff                |   mov w9, #0xffff
    cset w0, eq                    |   cmp w8, w9
    ret                            |   cset w0, eq
                                   |   ret

acquire: 7 instructions, core 8, portable-atomic 8
  L0:                              | L0:
    ldaxrh w8, [x0]                |   ldaxrh w8, [x0]
    add w9, w8, #0x1               |   add w9, w8, #0x1
    stxrh w10, w9, [x0]            |   stxrh w10, w9, [x0]
    cbnz w10, L0                   |   cbnz w10, L0
    tst w9, #0xffff                |   mov w9, #0xffff
    cset w0, eq                    |   cmp w8, w9
    ret                            |   cset w0, eq
                                   |   ret
