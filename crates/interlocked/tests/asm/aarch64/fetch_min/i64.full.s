# fetch_min, i64, aarch64 (Armv8.0: LL/SC) | core

full: 8 instructions
  L0:                              |
    ldxr x8, [x0]                  |
    cmp x8, x1                     |
    csel x9, x8, x1, lt            |
    stlxr w10, x9, [x0]            |
    cbnz w10, L0                   |
    dmb ish                        |
    mov x0, x8                     |
    ret                            |
