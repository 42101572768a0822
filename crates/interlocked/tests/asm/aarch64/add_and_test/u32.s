# add_and_test, u32, aarch64 (Armv8.0: LL/SC) | core

relaxed: 7 instructions, core 7, portable-atomic 7
  L0:                              | L0:
    ldxr w8, [x0]                  |   ldxr w8, [x0]
    add w9, w8, w1                 |   add w9, w8, w1
    stxr w10, w9, [x0]             |   stxr w10, w9, [x0]
    cbnz w10, L0                   |   cbnz w10, L0
    cmp w9, #0x0                   |   cmn w8, w1
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret

acquire: 7 instructions, core 7, portable-atomic 7
  L0:                              | L0:
    ldaxr w8, [x0]                 |   ldaxr w8, [x0]
    add w9, w8, w1                 |   add w9, w8, w1
    stxr w10, w9, [x0]             |   stxr w10, w9, [x0]
    cbnz w10, L0                   |   cbnz w10, L0
    cmp w9, #0x0                   |   cmn w8, w1
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret
