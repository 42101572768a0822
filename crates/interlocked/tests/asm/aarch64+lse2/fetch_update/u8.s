# fetch_update, u8, aarch64+lse2 (Armv8.4: LSE, LSE2, LRCPC) | core

relaxed/relaxed: 10 instructions, core 10, portable-atomic 10
    ldrb w8, [x0]                  |   ldrb w8, [x0]
  L0:                              | L0:
    and w9, w8, #0xff              |   and w9, w8, #0xff
    cmp w9, w1, uxtb               |   cmp w9, w1, uxtb
    b.eq L1                        |   b.eq L1
    mov w9, w8                     |   mov w9, w8
    casb w9, w2, [x0]              |   casb w9, w2, [x0]
    cmp w9, w8, uxtb               |   cmp w9, w8, uxtb
    mov w8, w9                     |   mov w8, w9
    b.ne L0                        |   b.ne L0
  L1:                              | L1:
    ret                            |   ret

acquire/relaxed: 10 instructions, core 10, portable-atomic 10
    ldrb w8, [x0]                  |   ldrb w8, [x0]
  L0:                              | L0:
    and w9, w8, #0xff              |   and w9, w8, #0xff
    cmp w9, w1, uxtb               |   cmp w9, w1, uxtb
    b.eq L1                        |   b.eq L1
    mov w9, w8                     |   mov w9, w8
    casab w9, w2, [x0]             |   casab w9, w2, [x0]
    cmp w9, w8, uxtb               |   cmp w9, w8, uxtb
    mov w8, w9                     |   mov w8, w9
    b.ne L0                        |   b.ne L0
  L1:                              | L1:
    ret                            |   ret
