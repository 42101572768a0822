# swap, u16, aarch64 (Armv8.0: LL/SC) | core

relaxed: 5 instructions, core 5, portable-atomic 5
  L0:                              |   mov x8, x0
    ldxrh w8, [x0]                 | L0:
    stxrh w9, w1, [x0]             |   ldxrh w0, [x8]
    cbnz w9, L0                    |   stxrh w9, w1, [x8]
    mov w0, w8                     |   cbnz w9, L0
    ret                            |   ret

acquire: 5 instructions, core 5, portable-atomic 5
  L0:                              |   mov x8, x0
    ldaxrh w8, [x0]                | L0:
    stxrh w9, w1, [x0]             |   ldaxrh w0, [x8]
    cbnz w9, L0                    |   stxrh w9, w1, [x8]
    mov w0, w8                     |   cbnz w9, L0
    ret                            |   ret

release: 5 instructions, core 5, portable-atomic 5
  L0:                              |   mov x8, x0
    ldxrh w8, [x0]                 | L0:
    stlxrh w9, w1, [x0]            |   ldxrh w0, [x8]
    cbnz w9, L0                    |   stlxrh w9, w1, [x8]
    mov w0, w8                     |   cbnz w9, L0
    ret                            |   ret
