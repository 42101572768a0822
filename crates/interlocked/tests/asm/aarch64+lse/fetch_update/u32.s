# fetch_update, u32, aarch64+lse (Armv8.1: LSE) | core

relaxed/relaxed: 9 instructions, core 9, portable-atomic 9
    ldr w8, [x0]                   |   ldr w8, [x0]
  L0:                              | L0:
    cmp w8, w1                     |   cmp w8, w1
    b.eq L1                        |   b.eq L1
    mov w9, w8                     |   mov w9, w8
    cas w9, w2, [x0]               |   cas w9, w2, [x0]
    cmp w9, w8                     |   cmp w9, w8
    mov w8, w9                     |   mov w8, w9
    b.ne L0                        |   b.ne L0
  L1:                              | L1:
    ret                            |   ret

acquire/relaxed: 9 instructions, core 9, portable-atomic 9
    ldr w8, [x0]                   |   ldr w8, [x0]
  L0:                              | L0:
    cmp w8, w1                     |   cmp w8, w1
    b.eq L1                        |   b.eq L1
    mov w9, w8                     |   mov w9, w8
    casa w9, w2, [x0]              |   casa w9, w2, [x0]
    cmp w9, w8                     |   cmp w9, w8
    mov w8, w9                     |   mov w8, w9
    b.ne L0                        |   b.ne L0
  L1:                              | L1:
    ret                            |   ret
