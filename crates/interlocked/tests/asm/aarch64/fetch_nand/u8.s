# fetch_nand, u8, aarch64 (Armv8.0: LL/SC) | core

relaxed: 7 instructions, core 7, portable-atomic 7
  L0:                              | L0:
    ldxrb w8, [x0]                 |   ldxrb w8, [x0]
    and w9, w8, w1                 |   and w9, w8, w1
    mvn w9, w9                     |   mvn w9, w9
    stxrb w10, w9, [x0]            |   stxrb w10, w9, [x0]
    cbnz w10, L0                   |   cbnz w10, L0
    mov w0, w8                     |   mov w0, w8
    ret                            |   ret

acquire: 7 instructions, core 7, portable-atomic 7
  L0:                              | L0:
    ldaxrb w8, [x0]                |   ldaxrb w8, [x0]
    and w9, w8, w1                 |   and w9, w8, w1
    mvn w9, w9                     |   mvn w9, w9
    stxrb w10, w9, [x0]            |   stxrb w10, w9, [x0]
    cbnz w10, L0                   |   cbnz w10, L0
    mov w0, w8                     |   mov w0, w8
    ret                            |   ret
