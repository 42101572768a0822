# fetch_min, u8, aarch64 (Armv8.0: LL/SC) | core

release: 7 instructions, core 8, portable-atomic 8
  L0:                              |   and w9, w1, #0xff
    ldxrb w8, [x0]                 | L0:
    cmp w8, w1, uxtb               |   ldxrb w8, [x0]
    csel w9, w8, w1, lo            |   cmp w8, w9
    stlxrb w10, w9, [x0]           |   csel w10, w8, w9, ls
    cbnz w10, L0                   |   stlxrb w11, w10, [x0]
    mov w0, w8                     |   cbnz w11, L0
    ret                            |   mov w0, w8
                                   |   ret

acqrel seqcst: 7 instructions, core 8, portable-atomic 8
  L0:                              |   and w9, w1, #0xff
    ldaxrb w8, [x0]                | L0:
    cmp w8, w1, uxtb               |   ldaxrb w8, [x0]
    csel w9, w8, w1, lo            |   cmp w8, w9
    stlxrb w10, w9, [x0]           |   csel w10, w8, w9, ls
    cbnz w10, L0                   |   stlxrb w11, w10, [x0]
    mov w0, w8                     |   cbnz w11, L0
    ret                            |   mov w0, w8
                                   |   ret
