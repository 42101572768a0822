# dec_and_test, u64, aarch64 (Armv8.0: LL/SC) | core

relaxed: 7 instructions, core 6, portable-atomic 6
  L0:                              | L0:
    ldxr x8, [x0]                  |   ldxr x8, [x0]
    sub x9, x8, #0x1               |   subs x8, x8, #0x1
    stxr w10, x9, [x0]             |   stxr w9, x8, [x0]
    cbnz w10, L0                   |   cbnz w9, L0
    cmp x9, #0x0                   |   cset w0, eq
    cset w0, eq                    |   ret
    ret                            |

acquire: 7 instructions, core 6, portable-atomic 6
  L0:                              | L0:
    ldaxr x8, [x0]                 |   ldaxr x8, [x0]
    sub x9, x8, #0x1               |   subs x8, x8, #0x1
    stxr w10, x9, [x0]             |   stxr w9, x8, [x0]
    cbnz w10, L0                   |   cbnz w9, L0
    cmp x9, #0x0                   |   cset w0, eq
    cset w0, eq                    |   ret
    ret                            |
