# fetch_max, i8, aarch64 (Armv8.0: LL/SC) | core

release: 8 instructions, core 8, portable-atomic 8
  L0:                              | L0:
    ldxrb w8, [x0]                 |   ldxrb w9, [x0]
    sxtb w9, w8                    |   sxtb w8, w9
    cmp w9, w1, sxtb               |   cmp w8, w1, sxtb
    csel w9, w8, w1, gt            |   csel w9, w9, w1, gt
    stlxrb w10, w9, [x0]           |   stlxrb w10, w9, [x0]
    cbnz w10, L0                   |   cbnz w10, L0
    mov w0, w8                     |   mov w0, w8
    ret                            |   ret

acqrel seqcst: 8 instructions, core 8, portable-atomic 8
  L0:                              | L0:
    ldaxrb w8, [x0]                |   ldaxrb w9, [x0]
    sxtb w9, w8                    |   sxtb w8, w9
    cmp w9, w1, sxtb               |   cmp w8, w1, sxtb
    csel w9, w8, w1, gt            |   csel w9, w9, w1, gt
    stlxrb w10, w9, [x0]           |   stlxrb w10, w9, [x0]
    cbnz w10, L0                   |   cbnz w10, L0
    mov w0, w8                     |   mov w0, w8
    ret                            |   ret
