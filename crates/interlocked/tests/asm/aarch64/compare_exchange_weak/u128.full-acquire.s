# compare_exchange_weak, u128, aarch64 (Armv8.0: LL/SC) | core

full/acquire,seqcst: 12 instructions
  L0:                              |
    ldaxp x8, x9, [x0]             |
    cmp x8, x2                     |
    ccmp x9, x3, #0x0, eq          |
    csel x10, x4, x8, eq           |
    csel x11, x5, x9, eq           |
    stlxp w12, x10, x11, [x0]      |
    cbnz w12, L0                   |
    b.ne L1                        |
    dmb ish                        |
  L1:                              |
    cset w0, eq                    |
    stp x8, x9, [x6]               |
    ret                            |
