# bit_clear, u8, aarch64 (Armv8.0: LL/SC) | core

relaxed: 10 instructions, core 11, portable-atomic 11
    mov w8, #0x1                   |   mov w8, #0x1
    and x9, x1, #0x7               |   and w9, w1, #0x7
    lsl w8, w8, w9                 |   lsl w8, w8, w9
  L0:                              |   eor w9, w8, #0xff
    ldxrb w9, [x0]                 | L0:
    bic w10, w9, w8                |   ldxrb w10, [x0]
    stxrb w11, w10, [x0]           |   and w11, w10, w9
    cbnz w11, L0                   |   stxrb w12, w11, [x0]
    tst w9, w8                     |   cbnz w12, L0
    cset w0, ne                    |   tst w10, w8
    ret                            |   cset w0, ne
                                   |   ret

acquire: 10 instructions, core 11, portable-atomic 11
    mov w8, #0x1                   |   mov w8, #0x1
    and x9, x1, #0x7               |   and w9, w1, #0x7
    lsl w8, w8, w9                 |   lsl w8, w8, w9
  L0:                              |   eor w9, w8, #0xff
    ldaxrb w9, [x0]                | L0:
    bic w10, w9, w8                |   ldaxrb w10, [x0]
    stxrb w11, w10, [x0]           |   and w11, w10, w9
    cbnz w11, L0                   |   stxrb w12, w11, [x0]
    tst w9, w8                     |   cbnz w12, L0
    cset w0, ne                    |   tst w10, w8
    ret                            |   cset w0, ne
                                   |   ret
