# compare_exchange, u32, aarch64 (Armv8.0: LL/SC) | core

full/relaxed: 10 instructions
  L0:                              |
    ldxr w8, [x0]                  |
    sub w9, w8, w1                 |
    cbnz x9, L1                    |
    stlxr w9, w2, [x0]             |
    cbnz w9, L0                    |
    dmb ish                        |
  L1:                              |
    cmp x9, #0x0                   |
    str w8, [x3]                   |
    cset w0, eq                    |
    ret                            |

full/acquire,seqcst: 10 instructions
  L0:                              |
    ldaxr w8, [x0]                 |
    sub w9, w8, w1                 |
    cbnz x9, L1                    |
    stlxr w9, w2, [x0]             |
    cbnz w9, L0                    |
    dmb ish                        |
  L1:                              |
    cmp x9, #0x0                   |
    str w8, [x3]                   |
    cset w0, eq                    |
    ret                            |
