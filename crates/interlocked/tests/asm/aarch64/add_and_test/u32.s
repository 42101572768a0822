# add_and_test, u32, aarch64 (Armv8.0: LL/SC) | core

relaxed: 6 instructions, core 7, portable-atomic 7
  L0:                              | L0:
    ldxr w8, [x0]                  |   ldxr w8, [x0]
    adds w8, w8, w1                |   add w9, w8, w1
    stxr w9, w8, [x0]              |   stxr w10, w9, [x0]
    cbnz w9, L0                    |   cbnz w10, L0
    cset w0, eq                    |   cmn w8, w1
    ret                            |   cset w0, eq
                                   |   ret

acquire: 6 instructions, core 7, portable-atomic 7
  L0:                              | L0:
    ldaxr w8, [x0]                 |   ldaxr w8, [x0]
    adds w8, w8, w1                |   add w9, w8, w1
    stxr w9, w8, [x0]              |   stxr w10, w9, [x0]
    cbnz w9, L0                    |   cbnz w10, L0
    cset w0, eq                    |   cmn w8, w1
    ret                            |   cset w0, eq
                                   |   ret
