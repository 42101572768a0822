# swap, u64, aarch64 (Armv8.0: LL/SC) | core

relaxed: 5 instructions, core 5, portable-atomic 5
  L0:                              |   mov x8, x0
    ldxr x8, [x0]                  | L0:
    stxr w9, x1, [x0]              |   ldxr x0, [x8]
    cbnz w9, L0                    |   stxr w9, x1, [x8]
    mov x0, x8                     |   cbnz w9, L0
    ret                            |   ret

acquire: 5 instructions, core 5, portable-atomic 5
  L0:                              |   mov x8, x0
    ldaxr x8, [x0]                 | L0:
    stxr w9, x1, [x0]              |   ldaxr x0, [x8]
    cbnz w9, L0                    |   stxr w9, x1, [x8]
    mov x0, x8                     |   cbnz w9, L0
    ret                            |   ret

release: 5 instructions, core 5, portable-atomic 5
  L0:                              |   mov x8, x0
    ldxr x8, [x0]                  | L0:
    stlxr w9, x1, [x0]             |   ldxr x0, [x8]
    cbnz w9, L0                    |   stlxr w9, x1, [x8]
    mov x0, x8                     |   cbnz w9, L0
    ret                            |   ret
