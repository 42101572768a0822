# swap, u128, aarch64 (Armv8.0: LL/SC) | core

relaxed: 5 instructions, core 5, portable-atomic 5
  L0:                              | L0:
    ldxp x8, x1, [x0]              |   ldxp x8, x1, [x0]
    stxp w9, x2, x3, [x0]          |   stxp w9, x2, x3, [x0]
    cbnz w9, L0                    |   cbnz w9, L0
    mov x0, x8                     |   mov x0, x8
    ret                            |   ret

acquire: 5 instructions, core 5, portable-atomic 5
  L0:                              | L0:
    ldaxp x8, x1, [x0]             |   ldaxp x8, x1, [x0]
    stxp w9, x2, x3, [x0]          |   stxp w9, x2, x3, [x0]
    cbnz w9, L0                    |   cbnz w9, L0
    mov x0, x8                     |   mov x0, x8
    ret                            |   ret

release: 5 instructions, core 5, portable-atomic 5
  L0:                              | L0:
    ldxp x8, x1, [x0]              |   ldxp x8, x1, [x0]
    stlxp w9, x2, x3, [x0]         |   stlxp w9, x2, x3, [x0]
    cbnz w9, L0                    |   cbnz w9, L0
    mov x0, x8                     |   mov x0, x8
    ret                            |   ret
