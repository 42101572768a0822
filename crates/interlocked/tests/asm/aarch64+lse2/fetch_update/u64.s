# fetch_update, u64, aarch64+lse2 (Armv8.4: LSE, LSE2, LRCPC) | core

relaxed/relaxed: 9 instructions, core 9, portable-atomic 9
    ldr x8, [x0]                   |   ldr x8, [x0]
  L0:                              | L0:
    cmp x8, x1                     |   cmp x8, x1
    b.eq L1                        |   b.eq L1
    mov x9, x8                     |   mov x9, x8
    cas x9, x2, [x0]               |   cas x9, x2, [x0]
    cmp x9, x8                     |   cmp x9, x8
    mov x8, x9                     |   mov x8, x9
    b.ne L0                        |   b.ne L0
  L1:                              | L1:
    ret                            |   ret

acquire/relaxed: 9 instructions, core 9, portable-atomic 9
    ldr x8, [x0]                   |   ldr x8, [x0]
  L0:                              | L0:
    cmp x8, x1                     |   cmp x8, x1
    b.eq L1                        |   b.eq L1
    mov x9, x8                     |   mov x9, x8
    casa x9, x2, [x0]              |   casa x9, x2, [x0]
    cmp x9, x8                     |   cmp x9, x8
    mov x8, x9                     |   mov x8, x9
    b.ne L0                        |   b.ne L0
  L1:                              | L1:
    ret                            |   ret
