# fetch_nand, u8, aarch64+lse (Armv8.1: LSE) | core

release: 7 instructions, core 10, portable-atomic 10
  L0:                              |   ldrb w8, [x0]
    ldxrb w8, [x0]                 |   mov w9, w8
    and w9, w8, w1                 | L0:
    mvn w9, w9                     |   and w10, w8, w1
    stlxrb w10, w9, [x0]           |   mvn w10, w10
    cbnz w10, L0                   |   caslb w9, w10, [x0]
    mov w0, w8                     |   cmp w9, w8, uxtb
    ret                            |   mov w8, w9
                                   |   b.ne L0
                                   |   mov w0, w8
                                   |   ret

acqrel seqcst: 7 instructions, core 10, portable-atomic 10
  L0:                              |   ldrb w8, [x0]
    ldaxrb w8, [x0]                |   mov w9, w8
    and w9, w8, w1                 | L0:
    mvn w9, w9                     |   and w10, w8, w1
    stlxrb w10, w9, [x0]           |   mvn w10, w10
    cbnz w10, L0                   |   casalb w9, w10, [x0]
    mov w0, w8                     |   cmp w9, w8, uxtb
    ret                            |   mov w8, w9
                                   |   b.ne L0
                                   |   mov w0, w8
                                   |   ret
