# bit_toggle, u16, aarch64 (Armv8.0: LL/SC) | core

release: 10 instructions, core 10, portable-atomic 10
    mov w8, #0x1                   |   mov w8, #0x1
    and x9, x1, #0xf               |   and w9, w1, #0xf
    lsl w8, w8, w9                 |   lsl w8, w8, w9
  L0:                              | L0:
    ldxrh w9, [x0]                 |   ldxrh w9, [x0]
    eor w10, w9, w8                |   eor w10, w9, w8
    stlxrh w11, w10, [x0]          |   stlxrh w11, w10, [x0]
    cbnz w11, L0                   |   cbnz w11, L0
    tst w9, w8                     |   tst w9, w8
    cset w0, ne                    |   cset w0, ne
    ret                            |   ret

acqrel seqcst: 10 instructions, core 10, portable-atomic 10
    mov w8, #0x1                   |   mov w8, #0x1
    and x9, x1, #0xf               |   and w9, w1, #0xf
    lsl w8, w8, w9                 |   lsl w8, w8, w9
  L0:                              | L0:
    ldaxrh w9, [x0]                |   ldaxrh w9, [x0]
    eor w10, w9, w8                |   eor w10, w9, w8
    stlxrh w11, w10, [x0]          |   stlxrh w11, w10, [x0]
    cbnz w11, L0                   |   cbnz w11, L0
    tst w9, w8                     |   tst w9, w8
    cset w0, ne                    |   cset w0, ne
    ret                            |   ret
