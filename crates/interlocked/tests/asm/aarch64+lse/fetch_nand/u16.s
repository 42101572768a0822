# fetch_nand, u16, aarch64+lse (Armv8.1: LSE) | core

relaxed: 7 instructions, core 10, portable-atomic 10
  L0:                              |   ldrh w8, [x0]
    ldxrh w8, [x0]                 |   mov w9, w8
    and w9, w8, w1                 | L0:
    mvn w9, w9                     |   and w10, w8, w1
    stxrh w10, w9, [x0]            |   mvn w10, w10
    cbnz w10, L0                   |   cash w9, w10, [x0]
    mov w0, w8                     |   cmp w9, w8, uxth
    ret                            |   mov w8, w9
                                   |   b.ne L0
                                   |   mov w0, w8
                                   |   ret

acquire: 7 instructions, core 10, portable-atomic 10
  L0:                              |   ldrh w8, [x0]
    ldaxrh w8, [x0]                |   mov w9, w8
    and w9, w8, w1                 | L0:
    mvn w9, w9                     |   and w10, w8, w1
    stxrh w10, w9, [x0]            |   mvn w10, w10
    cbnz w10, L0                   |   casah w9, w10, [x0]
    mov w0, w8                     |   cmp w9, w8, uxth
    ret                            |   mov w8, w9
                                   |   b.ne L0
                                   |   mov w0, w8
                                   |   ret
