# compare_exchange, u16, aarch64 (Armv8.0: LL/SC) | core

full/relaxed: 10 instructions
  L0:                              |
    ldxrh w8, [x0]                 |
    sub w9, w8, w1, uxth           |
    cbnz x9, L1                    |
    stlxrh w9, w2, [x0]            |
    cbnz w9, L0                    |
    dmb ish                        |
  L1:                              |
    cmp x9, #0x0                   |
    strh w8, [x3]                  |
    cset w0, eq                    |
    ret                            |

full/acquire,seqcst: 10 instructions
  L0:                              |
    ldaxrh w8, [x0]                |
    sub w9, w8, w1, uxth           |
    cbnz x9, L1                    |
    stlxrh w9, w2, [x0]            |
    cbnz w9, L0                    |
    dmb ish                        |
  L1:                              |
    cmp x9, #0x0                   |
    strh w8, [x3]                  |
    cset w0, eq                    |
    ret                            |
