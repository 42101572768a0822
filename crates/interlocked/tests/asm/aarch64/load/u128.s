# load, u128, aarch64 (Armv8.0: LL/SC) | core

relaxed: 5 instructions, core 5
  L0:                              |   mov x8, x0
    ldxp x8, x1, [x0]              | L0:
    stxp w9, x8, x1, [x0]          |   ldxp x0, x1, [x8]
    cbnz w9, L0                    |   stxp w9, x0, x1, [x8]
    mov x0, x8                     |   cbnz w9, L0
    ret                            |   ret

acquire: 5 instructions, core 5
  L0:                              |   mov x8, x0
    ldaxp x8, x1, [x0]             | L0:
    stxp w9, x8, x1, [x0]          |   ldaxp x0, x1, [x8]
    cbnz w9, L0                    |   stxp w9, x0, x1, [x8]
    mov x0, x8                     |   cbnz w9, L0
    ret                            |   ret

seqcst: 5 instructions, core 5
  L0:                              |   mov x8, x0
    ldaxp x8, x1, [x0]             | L0:
    stxp w9, x8, x1, [x0]          |   ldaxp x0, x1, [x8]
    cbnz w9, L0                    |   stlxp w9, x0, x1, [x8]
    mov x0, x8                     |   cbnz w9, L0
    ret                            |   ret
