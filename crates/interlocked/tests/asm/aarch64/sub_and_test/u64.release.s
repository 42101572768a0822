# sub_and_test, u64, aarch64 (Armv8.0: LL/SC) | core

release: 7 instructions, core 6, portable-atomic 6
  L0:                              | L0:
    ldxr x8, [x0]                  |   ldxr x8, [x0]
    sub x9, x8, x1                 |   subs x8, x8, x1
    stlxr w10, x9, [x0]            |   stlxr w9, x8, [x0]
    cbnz w10, L0                   |   cbnz w9, L0
    cmp x9, #0x0                   |   cset w0, eq
    cset w0, eq                    |   ret
    ret                            |

acqrel seqcst: 7 instructions, core 6, portable-atomic 6
  L0:                              | L0:
    ldaxr x8, [x0]                 |   ldaxr x8, [x0]
    sub x9, x8, x1                 |   subs x8, x8, x1
    stlxr w10, x9, [x0]            |   stlxr w9, x8, [x0]
    cbnz w10, L0                   |   cbnz w9, L0
    cmp x9, #0x0                   |   cset w0, eq
    cset w0, eq                    |   ret
    ret                            |
