# inc_and_test, u32, aarch64 (Armv8.0: LL/SC) | core

full: 8 instructions
  L0:                              |
    ldxr w8, [x0]                  |
    add w9, w8, #0x1               |
    stlxr w10, w9, [x0]            |
    cbnz w10, L0                   |
    dmb ish                        |
    cmp w9, #0x0                   |
    cset w0, eq                    |
    ret                            |
