# fetch_min, i32, aarch64 (Armv8.0: LL/SC) | core

release: 7 instructions, core 7, portable-atomic 7
  L0:                              | L0:
    ldxr w8, [x0]                  |   ldxr w8, [x0]
    cmp w8, w1                     |   cmp w8, w1
    csel w9, w8, w1, lt            |   csel w9, w8, w1, le
    stlxr w10, w9, [x0]            |   stlxr w10, w9, [x0]
    cbnz w10, L0                   |   cbnz w10, L0
    mov w0, w8                     |   mov w0, w8
    ret                            |   ret

acqrel seqcst: 7 instructions, core 7, portable-atomic 7
  L0:                              | L0:
    ldaxr w8, [x0]                 |   ldaxr w8, [x0]
    cmp w8, w1                     |   cmp w8, w1
    csel w9, w8, w1, lt            |   csel w9, w8, w1, le
    stlxr w10, w9, [x0]            |   stlxr w10, w9, [x0]
    cbnz w10, L0                   |   cbnz w10, L0
    mov w0, w8                     |   mov w0, w8
    ret                            |   ret
