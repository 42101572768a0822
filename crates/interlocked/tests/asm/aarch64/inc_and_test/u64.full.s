# inc_and_test, u64, aarch64 (Armv8.0: LL/SC) | core

full: 8 instructions
  L0:                              |
    ldxr x8, [x0]                  |
    add x9, x8, #0x1               |
    stlxr w10, x9, [x0]            |
    cbnz w10, L0                   |
    dmb ish                        |
    cmp x9, #0x0                   |
    cset w0, eq                    |
    ret                            |
