# neg, u16, aarch64+lse (Armv8.1: LSE) | core

release: 5 instructions, core 8, portable-atomic 8
  L0:                              |   ldrh w9, [x0]
    ldxrh w8, [x0]                 |   mov w8, w9
    neg w9, w8                     | L0:
    stlxrh w10, w9, [x0]           |   neg w10, w9
    cbnz w10, L0                   |   caslh w8, w10, [x0]
    ret                            |   cmp w8, w9, uxth
                                   |   mov w9, w8
                                   |   b.ne L0
                                   |   ret

acqrel seqcst: 5 instructions, core 8, portable-atomic 8
  L0:                              |   ldrh w9, [x0]
    ldaxrh w8, [x0]                |   mov w8, w9
    neg w9, w8                     | L0:
    stlxrh w10, w9, [x0]           |   neg w10, w9
    cbnz w10, L0                   |   casalh w8, w10, [x0]
    ret                            |   cmp w8, w9, uxth
                                   |   mov w9, w8
                                   |   b.ne L0
                                   |   ret
