# fetch_nand, u32, aarch64+lse (Armv8.1: LSE) | core

release: 7 instructions, core 10, portable-atomic 10
  L0:                              |   ldr w8, [x0]
    ldxr w8, [x0]                  |   mov w9, w8
    and w9, w8, w1                 | L0:
    mvn w9, w9                     |   and w10, w8, w1
    stlxr w10, w9, [x0]            |   mvn w10, w10
    cbnz w10, L0                   |   casl w9, w10, [x0]
    mov w0, w8                     |   cmp w9, w8
    ret                            |   mov w8, w9
                                   |   b.ne L0
                                   |   mov w0, w8
                                   |   ret

acqrel seqcst: 7 instructions, core 10, portable-atomic 10
  L0:                              |   ldr w8, [x0]
    ldaxr w8, [x0]                 |   mov w9, w8
    and w9, w8, w1                 | L0:
    mvn w9, w9                     |   and w10, w8, w1
    stlxr w10, w9, [x0]            |   mvn w10, w10
    cbnz w10, L0                   |   casal w9, w10, [x0]
    mov w0, w8                     |   cmp w9, w8
    ret                            |   mov w8, w9
                                   |   b.ne L0
                                   |   mov w0, w8
                                   |   ret
