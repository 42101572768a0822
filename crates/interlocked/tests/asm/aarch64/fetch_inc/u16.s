# fetch_inc, u16, aarch64 (Armv8.0: LL/SC) | core

relaxed: 6 instructions, core 6, portable-atomic 6
  L0:                              | L0:
    ldxrh w8, [x0]                 |   ldxrh w8, [x0]
    add w9, w8, #0x1               |   add w9, w8, #0x1
    stxrh w10, w9, [x0]            |   stxrh w10, w9, [x0]
    cbnz w10, L0                   |   cbnz w10, L0
    mov w0, w8                     |   mov w0, w8
    ret                            |   ret

acquire: 6 instructions, core 6, portable-atomic 6
  L0:                              | L0:
    ldaxrh w8, [x0]                |   ldaxrh w8, [x0]
    add w9, w8, #0x1               |   add w9, w8, #0x1
    stxrh w10, w9, [x0]            |   stxrh w10, w9, [x0]
    cbnz w10, L0                   |   cbnz w10, L0
    mov w0, w8                     |   mov w0, w8
    ret                            |   ret

release: 6 instructions, core 6, portable-atomic 6
  L0:                              | L0:
    ldxrh w8, [x0]                 |   ldxrh w8, [x0]
    add w9, w8, #0x1               |   add w9, w8, #0x1
    stlxrh w10, w9, [x0]           |   stlxrh w10, w9, [x0]
    cbnz w10, L0                   |   cbnz w10, L0
    mov w0, w8                     |   mov w0, w8
    ret                            |   ret
