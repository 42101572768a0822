# fetch_not, u16, aarch64 (Armv8.0: LL/SC) | core

acqrel seqcst: 6 instructions, core 6, portable-atomic 6
  L0:                              | L0:
    ldaxrh w8, [x0]                |   ldaxrh w8, [x0]
    mvn w9, w8                     |   mvn w9, w8
    stlxrh w10, w9, [x0]           |   stlxrh w10, w9, [x0]
    cbnz w10, L0                   |   cbnz w10, L0
    mov w0, w8                     |   mov w0, w8
    ret                            |   ret

full: 7 instructions
  L0:                              |
    ldxrh w8, [x0]                 |
    mvn w9, w8                     |
    stlxrh w10, w9, [x0]           |
    cbnz w10, L0                   |
    dmb ish                        |
    mov w0, w8                     |
    ret                            |
