# fetch_min, i16, aarch64 (Armv8.0: LL/SC) | core

relaxed: 8 instructions, core 8, portable-atomic 8
  L0:                              | L0:
    ldxrh w8, [x0]                 |   ldxrh w9, [x0]
    sxth w9, w8                    |   sxth w8, w9
    cmp w9, w1, sxth               |   cmp w8, w1, sxth
    csel w9, w8, w1, lt            |   csel w9, w9, w1, le
    stxrh w10, w9, [x0]            |   stxrh w10, w9, [x0]
    cbnz w10, L0                   |   cbnz w10, L0
    mov w0, w8                     |   mov w0, w8
    ret                            |   ret

acquire: 8 instructions, core 8, portable-atomic 8
  L0:                              | L0:
    ldaxrh w8, [x0]                |   ldaxrh w9, [x0]
    sxth w9, w8                    |   sxth w8, w9
    cmp w9, w1, sxth               |   cmp w8, w1, sxth
    csel w9, w8, w1, lt            |   csel w9, w9, w1, le
    stxrh w10, w9, [x0]            |   stxrh w10, w9, [x0]
    cbnz w10, L0                   |   cbnz w10, L0
    mov w0, w8                     |   mov w0, w8
    ret                            |   ret
