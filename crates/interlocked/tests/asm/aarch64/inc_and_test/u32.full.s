# inc_and_test, u32, aarch64 (Armv8.0: LL/SC) | core

full: 7 instructions
  L0:                              |
    ldxr w8, [x0]                  |
    adds w8, w8, #0x1              |
    stlxr w9, w8, [x0]             |
    cbnz w9, L0                    |
    dmb ish                        |
    cset w0, eq                    |
    ret                            |
