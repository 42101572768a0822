# compare_exchange, u8, aarch64 (Armv8.0: LL/SC) | core

full/relaxed: 10 instructions
  L0:                              |
    ldxrb w8, [x0]                 |
    sub w9, w8, w1, uxtb           |
    cbnz x9, L1                    |
    stlxrb w9, w2, [x0]            |
    cbnz w9, L0                    |
    dmb ish                        |
  L1:                              |
    cmp x9, #0x0                   |
    strb w8, [x3]                  |
    cset w0, eq                    |
    ret                            |

full/acquire,seqcst: 10 instructions
  L0:                              |
    ldaxrb w8, [x0]                |
    sub w9, w8, w1, uxtb           |
    cbnz x9, L1                    |
    stlxrb w9, w2, [x0]            |
    cbnz w9, L0                    |
    dmb ish                        |
  L1:                              |
    cmp x9, #0x0                   |
    strb w8, [x3]                  |
    cset w0, eq                    |
    ret                            |
