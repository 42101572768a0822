# inc_and_test, u8, aarch64 (Armv8.0: LL/SC) | core

full: 8 instructions
  L0:                              |
    ldxrb w8, [x0]                 |
    add w9, w8, #0x1               |
    stlxrb w10, w9, [x0]           |
    cbnz w10, L0                   |
    dmb ish                        |
    tst w9, #0xff                  |
    cset w0, eq                    |
    ret                            |
