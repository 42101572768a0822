# bit_clear, u32, aarch64 (Armv8.0: LL/SC) | core

release: 9 instructions, core 10, portable-atomic 10
    mov w8, #0x1                   |   mov w8, #0x1
    lsl w8, w8, w1                 |   lsl w8, w8, w1
  L0:                              |   mvn w9, w8
    ldxr w9, [x0]                  | L0:
    bic w10, w9, w8                |   ldxr w10, [x0]
    stlxr w11, w10, [x0]           |   and w11, w10, w9
    cbnz w11, L0                   |   stlxr w12, w11, [x0]
    tst w9, w8                     |   cbnz w12, L0
    cset w0, ne                    |   tst w10, w8
    ret                            |   cset w0, ne
                                   |   ret

acqrel seqcst: 9 instructions, core 10, portable-atomic 10
    mov w8, #0x1                   |   mov w8, #0x1
    lsl w8, w8, w1                 |   lsl w8, w8, w1
  L0:                              |   mvn w9, w8
    ldaxr w9, [x0]                 | L0:
    bic w10, w9, w8                |   ldaxr w10, [x0]
    stlxr w11, w10, [x0]           |   and w11, w10, w9
    cbnz w11, L0                   |   stlxr w12, w11, [x0]
    tst w9, w8                     |   cbnz w12, L0
    cset w0, ne                    |   tst w10, w8
    ret                            |   cset w0, ne
                                   |   ret
