# neg, u32, aarch64+lse (Armv8.1: LSE) | core

release: 5 instructions, core 8, portable-atomic 8
  L0:                              |   ldr w9, [x0]
    ldxr w8, [x0]                  |   mov w8, w9
    neg w9, w8                     | L0:
    stlxr w10, w9, [x0]            |   neg w10, w9
    cbnz w10, L0                   |   casl w8, w10, [x0]
    ret                            |   cmp w8, w9
                                   |   mov w9, w8
                                   |   b.ne L0
                                   |   ret

acqrel seqcst: 5 instructions, core 8, portable-atomic 8
  L0:                              |   ldr w9, [x0]
    ldaxr w8, [x0]                 |   mov w8, w9
    neg w9, w8                     | L0:
    stlxr w10, w9, [x0]            |   neg w10, w9
    cbnz w10, L0                   |   casal w8, w10, [x0]
    ret                            |   cmp w8, w9
                                   |   mov w9, w8
                                   |   b.ne L0
                                   |   ret
