# compare_exchange_weak, u16, aarch64 (Armv8.0: LL/SC) | core

full/acquire,seqcst: 9 instructions
    ldaxrh w8, [x0]                |
    sub w9, w8, w1, uxth           |
    cbnz x9, L0                    |
    stlxrh w9, w2, [x0]            |
    dmb ish                        |
  L0:                              |
    cmp x9, #0x0                   |
    strh w8, [x3]                  |
    cset w0, eq                    |
    ret                            |
