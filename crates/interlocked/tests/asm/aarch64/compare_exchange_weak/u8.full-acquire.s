# compare_exchange_weak, u8, aarch64 (Armv8.0: LL/SC) | core

full/acquire,seqcst: 9 instructions
    ldaxrb w8, [x0]                |
    sub w9, w8, w1, uxtb           |
    cbnz x9, L0                    |
    stlxrb w9, w2, [x0]            |
    dmb ish                        |
  L0:                              |
    cmp x9, #0x0                   |
    strb w8, [x3]                  |
    cset w0, eq                    |
    ret                            |
