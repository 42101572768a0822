# add_and_test, u64, aarch64 (Armv8.0: LL/SC) | core

relaxed: 6 instructions, core 7, portable-atomic 7
  L0:                              | L0:
    ldxr x8, [x0]                  |   ldxr x8, [x0]
    adds x8, x8, x1                |   add x9, x8, x1
    stxr w9, x8, [x0]              |   stxr w10, x9, [x0]
    cbnz w9, L0                    |   cbnz w10, L0
    cset w0, eq                    |   cmn x8, x1
    ret                            |   cset w0, eq
                                   |   ret

acquire: 6 instructions, core 7, portable-atomic 7
  L0:                              | L0:
    ldaxr x8, [x0]                 |   ldaxr x8, [x0]
    adds x8, x8, x1                |   add x9, x8, x1
    stxr w9, x8, [x0]              |   stxr w10, x9, [x0]
    cbnz w9, L0                    |   cbnz w10, L0
    cset w0, eq                    |   cmn x8, x1
    ret                            |   cset w0, eq
                                   |   ret
