# neg, u8, aarch64+lse (Armv8.1: LSE) | core

relaxed: 5 instructions, core 8, portable-atomic 8
  L0:                              |   ldrb w9, [x0]
    ldxrb w8, [x0]                 |   mov w8, w9
    neg w9, w8                     | L0:
    stxrb w10, w9, [x0]            |   neg w10, w9
    cbnz w10, L0                   |   casb w8, w10, [x0]
    ret                            |   cmp w8, w9, uxtb
                                   |   mov w9, w8
                                   |   b.ne L0
                                   |   ret

acquire: 5 instructions, core 8, portable-atomic 8
  L0:                              |   ldrb w9, [x0]
    ldaxrb w8, [x0]                |   mov w8, w9
    neg w9, w8                     | L0:
    stxrb w10, w9, [x0]            |   neg w10, w9
    cbnz w10, L0                   |   casab w8, w10, [x0]
    ret                            |   cmp w8, w9, uxtb
                                   |   mov w9, w8
                                   |   b.ne L0
                                   |   ret
