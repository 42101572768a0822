# bit_set, u64, aarch64 (Armv8.0: LL/SC) | core

full: 10 instructions
    mov w8, #0x1                   |
    lsl x8, x8, x1                 |
  L0:                              |
    ldxr x9, [x0]                  |
    orr x10, x9, x8                |
    stlxr w11, x10, [x0]           |
    cbnz w11, L0                   |
    dmb ish                        |
    tst x9, x8                     |
    cset w0, ne                    |
    ret                            |
