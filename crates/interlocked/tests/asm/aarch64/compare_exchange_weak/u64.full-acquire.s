# compare_exchange_weak, u64, aarch64 (Armv8.0: LL/SC) | core

full/acquire,seqcst: 9 instructions
    ldaxr x8, [x0]                 |
    sub x9, x8, x1                 |
    cbnz x9, L0                    |
    stlxr w9, x2, [x0]             |
    dmb ish                        |
  L0:                              |
    cmp x9, #0x0                   |
    str x8, [x3]                   |
    cset w0, eq                    |
    ret                            |
