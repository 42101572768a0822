# fetch_max, u64, aarch64 (Armv8.0: LL/SC) | core

relaxed: 7 instructions, core 7, portable-atomic 7
  L0:                              |   mov x8, x0
    ldxr x8, [x0]                  | L0:
    cmp x8, x1                     |   ldxr x0, [x8]
    csel x9, x8, x1, hi            |   cmp x0, x1
    stxr w10, x9, [x0]             |   csel x9, x0, x1, hi
    cbnz w10, L0                   |   stxr w10, x9, [x8]
    mov x0, x8                     |   cbnz w10, L0
    ret                            |   ret

acquire: 7 instructions, core 7, portable-atomic 7
  L0:                              |   mov x8, x0
    ldaxr x8, [x0]                 | L0:
    cmp x8, x1                     |   ldaxr x0, [x8]
    csel x9, x8, x1, hi            |   cmp x0, x1
    stxr w10, x9, [x0]             |   csel x9, x0, x1, hi
    cbnz w10, L0                   |   stxr w10, x9, [x8]
    mov x0, x8                     |   cbnz w10, L0
    ret                            |   ret
