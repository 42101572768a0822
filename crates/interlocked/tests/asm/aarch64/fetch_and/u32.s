# fetch_and, u32, aarch64 (Armv8.0: LL/SC) | core

relaxed: 6 instructions, core 6, portable-atomic 6
  L0:                              | L0:
    ldxr w8, [x0]                  |   ldxr w8, [x0]
    and w9, w8, w1                 |   and w9, w8, w1
    stxr w10, w9, [x0]             |   stxr w10, w9, [x0]
    cbnz w10, L0                   |   cbnz w10, L0
    mov w0, w8                     |   mov w0, w8
    ret                            |   ret

acquire: 6 instructions, core 6, portable-atomic 6
  L0:                              | L0:
    ldaxr w8, [x0]                 |   ldaxr w8, [x0]
    and w9, w8, w1                 |   and w9, w8, w1
    stxr w10, w9, [x0]             |   stxr w10, w9, [x0]
    cbnz w10, L0                   |   cbnz w10, L0
    mov w0, w8                     |   mov w0, w8
    ret                            |   ret

release: 6 instructions, core 6, portable-atomic 6
  L0:                              | L0:
    ldxr w8, [x0]                  |   ldxr w8, [x0]
    and w9, w8, w1                 |   and w9, w8, w1
    stlxr w10, w9, [x0]            |   stlxr w10, w9, [x0]
    cbnz w10, L0                   |   cbnz w10, L0
    mov w0, w8                     |   mov w0, w8
    ret                            |   ret
