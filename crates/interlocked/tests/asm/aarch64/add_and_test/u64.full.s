# add_and_test, u64, aarch64 (Armv8.0: LL/SC) | core

full: 7 instructions
  L0:                              |
    ldxr x8, [x0]                  |
    adds x8, x8, x1                |
    stlxr w9, x8, [x0]             |
    cbnz w9, L0                    |
    dmb ish                        |
    cset w0, eq                    |
    ret                            |
