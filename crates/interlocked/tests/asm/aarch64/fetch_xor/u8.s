# fetch_xor, u8, aarch64 (Armv8.0: LL/SC) | core

relaxed: 6 instructions, core 6, portable-atomic 6
  L0:                              | L0:
    ldxrb w8, [x0]                 |   ldxrb w8, [x0]
    eor w9, w8, w1                 |   eor w9, w8, w1
    stxrb w10, w9, [x0]            |   stxrb w10, w9, [x0]
    cbnz w10, L0                   |   cbnz w10, L0
    mov w0, w8                     |   mov w0, w8
    ret                            |   ret

acquire: 6 instructions, core 6, portable-atomic 6
  L0:                              | L0:
    ldaxrb w8, [x0]                |   ldaxrb w8, [x0]
    eor w9, w8, w1                 |   eor w9, w8, w1
    stxrb w10, w9, [x0]            |   stxrb w10, w9, [x0]
    cbnz w10, L0                   |   cbnz w10, L0
    mov w0, w8                     |   mov w0, w8
    ret                            |   ret

release: 6 instructions, core 6, portable-atomic 6
  L0:                              | L0:
    ldxrb w8, [x0]                 |   ldxrb w8, [x0]
    eor w9, w8, w1                 |   eor w9, w8, w1
    stlxrb w10, w9, [x0]           |   stlxrb w10, w9, [x0]
    cbnz w10, L0                   |   cbnz w10, L0
    mov w0, w8                     |   mov w0, w8
    ret                            |   ret
