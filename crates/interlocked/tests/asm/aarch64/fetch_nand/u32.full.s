# fetch_nand, u32, aarch64 (Armv8.0: LL/SC) | core

full: 8 instructions
  L0:                              |
    ldxr w8, [x0]                  |
    and w9, w8, w1                 |
    mvn w9, w9                     |
    stlxr w10, w9, [x0]            |
    cbnz w10, L0                   |
    dmb ish                        |
    mov w0, w8                     |
    ret                            |
