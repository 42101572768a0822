# compare_exchange, u64, aarch64 (Armv8.0: LL/SC) | core

full/relaxed: 10 instructions
  L0:                              |
    ldxr x8, [x0]                  |
    sub x9, x8, x1                 |
    cbnz x9, L1                    |
    stlxr w9, x2, [x0]             |
    cbnz w9, L0                    |
    dmb ish                        |
  L1:                              |
    cmp x9, #0x0                   |
    str x8, [x3]                   |
    cset w0, eq                    |
    ret                            |

full/acquire,seqcst: 10 instructions
  L0:                              |
    ldaxr x8, [x0]                 |
    sub x9, x8, x1                 |
    cbnz x9, L1                    |
    stlxr w9, x2, [x0]             |
    cbnz w9, L0                    |
    dmb ish                        |
  L1:                              |
    cmp x9, #0x0                   |
    str x8, [x3]                   |
    cset w0, eq                    |
    ret                            |
