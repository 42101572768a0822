# sub_and_test, u32, aarch64 (Armv8.0: LL/SC) | core

release: 7 instructions, core 6, portable-atomic 6
  L0:                              | L0:
    ldxr w8, [x0]                  |   ldxr w8, [x0]
    sub w9, w8, w1                 |   subs w8, w8, w1
    stlxr w10, w9, [x0]            |   stlxr w9, w8, [x0]
    cbnz w10, L0                   |   cbnz w9, L0
    cmp w9, #0x0                   |   cset w0, eq
    cset w0, eq                    |   ret
    ret                            |

acqrel seqcst: 7 instructions, core 6, portable-atomic 6
  L0:                              | L0:
    ldaxr w8, [x0]                 |   ldaxr w8, [x0]
    sub w9, w8, w1                 |   subs w8, w8, w1
    stlxr w10, w9, [x0]            |   stlxr w9, w8, [x0]
    cbnz w10, L0                   |   cbnz w9, L0
    cmp w9, #0x0                   |   cset w0, eq
    cset w0, eq                    |   ret
    ret                            |
