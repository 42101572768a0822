# fetch_andnot, u32, aarch64 (Armv8.0: LL/SC) | core

release: 6 instructions, core 7, portable-atomic 7
  L0:                              |   mvn w9, w1
    ldxr w8, [x0]                  | L0:
    bic w9, w8, w1                 |   ldxr w8, [x0]
    stlxr w10, w9, [x0]            |   and w10, w8, w9
    cbnz w10, L0                   |   stlxr w11, w10, [x0]
    mov w0, w8                     |   cbnz w11, L0
    ret                            |   mov w0, w8
                                   |   ret

acqrel seqcst: 6 instructions, core 7, portable-atomic 7
  L0:                              |   mvn w9, w1
    ldaxr w8, [x0]                 | L0:
    bic w9, w8, w1                 |   ldaxr w8, [x0]
    stlxr w10, w9, [x0]            |   and w10, w8, w9
    cbnz w10, L0                   |   stlxr w11, w10, [x0]
    mov w0, w8                     |   cbnz w11, L0
    ret                            |   mov w0, w8
                                   |   ret
