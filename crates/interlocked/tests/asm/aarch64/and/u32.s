# and, u32, aarch64 (Armv8.0: LL/SC) | core

relaxed: 5 instructions, core 5, portable-atomic 5
  L0:                              | L0:
    ldxr w8, [x0]                  |   ldxr w8, [x0]
    and w9, w8, w1                 |   and w8, w8, w1
    stxr w10, w9, [x0]             |   stxr w9, w8, [x0]
    cbnz w10, L0                   |   cbnz w9, L0
    ret                            |   ret

acquire: 5 instructions, core 5, portable-atomic 5
  L0:                              | L0:
    ldaxr w8, [x0]                 |   ldaxr w8, [x0]
    and w9, w8, w1                 |   and w8, w8, w1
    stxr w10, w9, [x0]             |   stxr w9, w8, [x0]
    cbnz w10, L0                   |   cbnz w9, L0
    ret                            |   ret

release: 5 instructions, core 5, portable-atomic 5
  L0:                              | L0:
    ldxr w8, [x0]                  |   ldxr w8, [x0]
    and w9, w8, w1                 |   and w8, w8, w1
    stlxr w10, w9, [x0]            |   stlxr w9, w8, [x0]
    cbnz w10, L0                   |   cbnz w9, L0
    ret                            |   ret
