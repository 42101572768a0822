# fetch_neg, u64, aarch64+lse (Armv8.1: LSE) | core

relaxed: 6 instructions, core 9, portable-atomic 9
  L0:                              |   ldr x8, [x0]
    ldxr x8, [x0]                  |   mov x9, x8
    neg x9, x8                     | L0:
    stxr w10, x9, [x0]             |   neg x10, x8
    cbnz w10, L0                   |   cas x9, x10, [x0]
    mov x0, x8                     |   cmp x9, x8
    ret                            |   mov x8, x9
                                   |   b.ne L0
                                   |   mov x0, x8
                                   |   ret

acquire: 6 instructions, core 9, portable-atomic 9
  L0:                              |   ldr x8, [x0]
    ldaxr x8, [x0]                 |   mov x9, x8
    neg x9, x8                     | L0:
    stxr w10, x9, [x0]             |   neg x10, x8
    cbnz w10, L0                   |   casa x9, x10, [x0]
    mov x0, x8                     |   cmp x9, x8
    ret                            |   mov x8, x9
                                   |   b.ne L0
                                   |   mov x0, x8
                                   |   ret
