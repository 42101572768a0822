# fetch_update, u32, aarch64 (Armv8.0: LL/SC) | core

acquire/relaxed: 10 instructions, core 14, portable-atomic 14
    ldr w8, [x0]                   |   ldr w8, [x0]
  L0:                              | L0:
    cmp w8, w1                     |   cmp w8, w1
    b.eq L2                        |   b.eq L2
    ldaxr w9, [x0]                 |   ldaxr w9, [x0]
    sub w10, w9, w8                |   cmp w9, w8
    cbnz x10, L1                   |   b.ne L1
    stxr w10, w2, [x0]             |   stxr w10, w2, [x0]
  L1:                              |   mov w8, w9
    mov w8, w9                     |   cbz w10, L2
    cbnz x10, L0                   |   b L0
  L2:                              | L1:
    ret                            |   clrex
                                   |   mov w8, w9
                                   |   b L0
                                   | L2:
                                   |   ret
