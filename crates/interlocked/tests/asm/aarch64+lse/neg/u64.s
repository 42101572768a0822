# neg, u64, aarch64+lse (Armv8.1: LSE) | core

relaxed: 5 instructions, core 8, portable-atomic 8
  L0:                              |   ldr x9, [x0]
    ldxr x8, [x0]                  |   mov x8, x9
    neg x9, x8                     | L0:
    stxr w10, x9, [x0]             |   neg x10, x9
    cbnz w10, L0                   |   cas x8, x10, [x0]
    ret                            |   cmp x8, x9
                                   |   mov x9, x8
                                   |   b.ne L0
                                   |   ret

acquire: 5 instructions, core 8, portable-atomic 8
  L0:                              |   ldr x9, [x0]
    ldaxr x8, [x0]                 |   mov x8, x9
    neg x9, x8                     | L0:
    stxr w10, x9, [x0]             |   neg x10, x9
    cbnz w10, L0                   |   casa x8, x10, [x0]
    ret                            |   cmp x8, x9
                                   |   mov x9, x8
                                   |   b.ne L0
                                   |   ret
