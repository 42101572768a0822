# fetch_neg, u32, aarch64+lse (Armv8.1: LSE) | core

release: 6 instructions, core 9, portable-atomic 9
  L0:                              |   ldr w8, [x0]
    ldxr w8, [x0]                  |   mov w9, w8
    neg w9, w8                     | L0:
    stlxr w10, w9, [x0]            |   neg w10, w8
    cbnz w10, L0                   |   casl w9, w10, [x0]
    mov w0, w8                     |   cmp w9, w8
    ret                            |   mov w8, w9
                                   |   b.ne L0
                                   |   mov w0, w8
                                   |   ret

acqrel seqcst: 6 instructions, core 9, portable-atomic 9
  L0:                              |   ldr w8, [x0]
    ldaxr w8, [x0]                 |   mov w9, w8
    neg w9, w8                     | L0:
    stlxr w10, w9, [x0]            |   neg w10, w8
    cbnz w10, L0                   |   casal w9, w10, [x0]
    mov w0, w8                     |   cmp w9, w8
    ret                            |   mov w8, w9
                                   |   b.ne L0
                                   |   mov w0, w8
                                   |   ret
