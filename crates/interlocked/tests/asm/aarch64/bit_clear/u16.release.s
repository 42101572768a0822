# bit_clear, u16, aarch64 (Armv8.0: LL/SC) | core

release: 10 instructions, core 11, portable-atomic 11
    mov w8, #0x1                   |   mov w8, #0x1
    and x9, x1, #0xf               |   and w9, w1, #0xf
    lsl w8, w8, w9                 |   lsl w8, w8, w9
  L0:                              |   eor w9, w8, #0xffff
    ldxrh w9, [x0]                 | L0:
    bic w10, w9, w8                |   ldxrh w10, [x0]
    stlxrh w11, w10, [x0]          |   and w11, w10, w9
    cbnz w11, L0                   |   stlxrh w12, w11, [x0]
    tst w9, w8                     |   cbnz w12, L0
    cset w0, ne                    |   tst w10, w8
    ret                            |   cset w0, ne
                                   |   ret

acqrel seqcst: 10 instructions, core 11, portable-atomic 11
    mov w8, #0x1                   |   mov w8, #0x1
    and x9, x1, #0xf               |   and w9, w1, #0xf
    lsl w8, w8, w9                 |   lsl w8, w8, w9
  L0:                              |   eor w9, w8, #0xffff
    ldaxrh w9, [x0]                | L0:
    bic w10, w9, w8                |   ldaxrh w10, [x0]
    stlxrh w11, w10, [x0]          |   and w11, w10, w9
    cbnz w11, L0                   |   stlxrh w12, w11, [x0]
    tst w9, w8                     |   cbnz w12, L0
    cset w0, ne                    |   tst w10, w8
    ret                            |   cset w0, ne
                                   |   ret
