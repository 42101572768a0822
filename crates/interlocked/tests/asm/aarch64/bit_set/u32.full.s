# bit_set, u32, aarch64 (Armv8.0: LL/SC) | core

full: 10 instructions
    mov w8, #0x1                   |
    lsl w8, w8, w1                 |
  L0:                              |
    ldxr w9, [x0]                  |
    orr w10, w9, w8                |
    stlxr w11, w10, [x0]           |
    cbnz w11, L0                   |
    dmb ish                        |
    tst w9, w8                     |
    cset w0, ne                    |
    ret                            |
