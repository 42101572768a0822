# swap, u32, aarch64 (Armv8.0: LL/SC) | core

relaxed: 5 instructions, core 5, portable-atomic 5
  L0:                              |   mov x8, x0
    ldxr w8, [x0]                  | L0:
    stxr w9, w1, [x0]              |   ldxr w0, [x8]
    cbnz w9, L0                    |   stxr w9, w1, [x8]
    mov w0, w8                     |   cbnz w9, L0
    ret                            |   ret

acquire: 5 instructions, core 5, portable-atomic 5
  L0:                              |   mov x8, x0
    ldaxr w8, [x0]                 | L0:
    stxr w9, w1, [x0]              |   ldaxr w0, [x8]
    cbnz w9, L0                    |   stxr w9, w1, [x8]
    mov w0, w8                     |   cbnz w9, L0
    ret                            |   ret

release: 5 instructions, core 5, portable-atomic 5
  L0:                              |   mov x8, x0
    ldxr w8, [x0]                  | L0:
    stlxr w9, w1, [x0]             |   ldxr w0, [x8]
    cbnz w9, L0                    |   stlxr w9, w1, [x8]
    mov w0, w8                     |   cbnz w9, L0
    ret                            |   ret
