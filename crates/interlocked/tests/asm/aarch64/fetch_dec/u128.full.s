# fetch_dec, u128, aarch64 (Armv8.0: LL/SC) | core

full: 8 instructions
  L0:                              |
    ldxp x8, x1, [x0]              |
    subs x9, x8, #0x1              |
    sbc x10, x1, xzr               |
    stlxp w11, x9, x10, [x0]       |
    cbnz w11, L0                   |
    dmb ish                        |
    mov x0, x8                     |
    ret                            |
