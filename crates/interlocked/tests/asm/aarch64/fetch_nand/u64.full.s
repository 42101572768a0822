# fetch_nand, u64, aarch64 (Armv8.0: LL/SC) | core

full: 8 instructions
  L0:                              |
    ldxr x8, [x0]                  |
    and x9, x8, x1                 |
    mvn x9, x9                     |
    stlxr w10, x9, [x0]            |
    cbnz w10, L0                   |
    dmb ish                        |
    mov x0, x8                     |
    ret                            |
