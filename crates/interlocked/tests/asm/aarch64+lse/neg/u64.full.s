# neg, u64, aarch64+lse (Armv8.1: LSE) | core

full: 6 instructions
  L0:                              |
    ldxr x8, [x0]                  |
    neg x9, x8                     |
    stlxr w10, x9, [x0]            |
    cbnz w10, L0                   |
    dmb ish                        |
    ret                            |
