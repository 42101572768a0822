# and, u64, aarch64 (Armv8.0: LL/SC) | core

relaxed: 5 instructions, core 5, portable-atomic 5
  L0:                              | L0:
    ldxr x8, [x0]                  |   ldxr x8, [x0]
    and x9, x8, x1                 |   and x8, x8, x1
    stxr w10, x9, [x0]             |   stxr w9, x8, [x0]
    cbnz w10, L0                   |   cbnz w9, L0
    ret                            |   ret

acquire: 5 instructions, core 5, portable-atomic 5
  L0:                              | L0:
    ldaxr x8, [x0]                 |   ldaxr x8, [x0]
    and x9, x8, x1                 |   and x8, x8, x1
    stxr w10, x9, [x0]             |   stxr w9, x8, [x0]
    cbnz w10, L0                   |   cbnz w9, L0
    ret                            |   ret

release: 5 instructions, core 5, portable-atomic 5
  L0:                              | L0:
    ldxr x8, [x0]                  |   ldxr x8, [x0]
    and x9, x8, x1                 |   and x8, x8, x1
    stlxr w10, x9, [x0]            |   stlxr w9, x8, [x0]
    cbnz w10, L0                   |   cbnz w9, L0
    ret                            |   ret
