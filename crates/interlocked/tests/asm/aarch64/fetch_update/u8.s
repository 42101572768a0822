# fetch_update, u8, aarch64 (Armv8.0: LL/SC) | core

relaxed/relaxed: 11 instructions, core 15, portable-atomic 15
    ldrb w8, [x0]                  |   ldrb w9, [x0]
  L0:                              |   and w8, w1, #0xff
    and w9, w8, #0xff              | L0:
    cmp w9, w1, uxtb               |   cmp w9, w8
    b.eq L2                        |   b.eq L2
    ldxrb w9, [x0]                 |   ldxrb w10, [x0]
    sub w10, w9, w8, uxtb          |   cmp w10, w9
    cbnz x10, L1                   |   b.ne L1
    stxrb w10, w2, [x0]            |   stxrb w11, w2, [x0]
  L1:                              |   mov w9, w10
    mov w8, w9                     |   cbz w11, L2
    cbnz x10, L0                   |   b L0
  L2:                              | L1:
    ret                            |   clrex
                                   |   mov w9, w10
                                   |   b L0
                                   | L2:
                                   |   ret
