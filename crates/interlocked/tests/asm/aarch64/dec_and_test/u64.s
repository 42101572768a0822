# dec_and_test, u64, aarch64 (Armv8.0: LL/SC) | core

relaxed: 6 instructions, core 6, portable-atomic 6
  L0:                              | L0:
    ldxr x8, [x0]                  |   ldxr x8, [x0]
    subs x8, x8, #0x1              |   subs x8, x8, #0x1
    stxr w9, x8, [x0]              |   stxr w9, x8, [x0]
    cbnz w9, L0                    |   cbnz w9, L0
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret

acquire: 6 instructions, core 6, portable-atomic 6
  L0:                              | L0:
    ldaxr x8, [x0]                 |   ldaxr x8, [x0]
    subs x8, x8, #0x1              |   subs x8, x8, #0x1
    stxr w9, x8, [x0]              |   stxr w9, x8, [x0]
    cbnz w9, L0                    |   cbnz w9, L0
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret

release: 6 instructions, core 6, portable-atomic 6
  L0:                              | L0:
    ldxr x8, [x0]                  |   ldxr x8, [x0]
    subs x8, x8, #0x1              |   subs x8, x8, #0x1
    stlxr w9, x8, [x0]             |   stlxr w9, x8, [x0]
    cbnz w9, L0                    |   cbnz w9, L0
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret
