# fetch_max, u8, aarch64 (Armv8.0: LL/SC) | core

relaxed: 7 instructions, core 8, portable-atomic 8
  L0:                              |   and w9, w1, #0xff
    ldxrb w8, [x0]                 | L0:
    cmp w8, w1, uxtb               |   ldxrb w8, [x0]
    csel w9, w8, w1, hi            |   cmp w8, w9
    stxrb w10, w9, [x0]            |   csel w10, w8, w9, hi
    cbnz w10, L0                   |   stxrb w11, w10, [x0]
    mov w0, w8                     |   cbnz w11, L0
    ret                            |   mov w0, w8
                                   |   ret

acquire: 7 instructions, core 8, portable-atomic 8
  L0:                              |   and w9, w1, #0xff
    ldaxrb w8, [x0]                | L0:
    cmp w8, w1, uxtb               |   ldaxrb w8, [x0]
    csel w9, w8, w1, hi            |   cmp w8, w9
    stxrb w10, w9, [x0]            |   csel w10, w8, w9, hi
    cbnz w10, L0                   |   stxrb w11, w10, [x0]
    mov w0, w8                     |   cbnz w11, L0
    ret                            |   mov w0, w8
                                   |   ret
