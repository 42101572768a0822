# swap, u32, armv7 (Armv7-A) | core

relaxed: 6 instructions, core 6, portable-atomic 6
  L0:                              | L0:
    ldrex r2, [r0]                 |   ldrex r2, [r0]
    strex r3, r1, [r0]             |   strex r3, r1, [r0]
    cmp r3, #0                     |   cmp r3, #0
    bne L0                         |   bne L0
    mov r0, r2                     |   mov r0, r2
    bx lr                          |   bx lr

acquire: 7 instructions, core 7, portable-atomic 7
  L0:                              |   mov r2, r0
    ldrex r2, [r0]                 | L0:
    strex r3, r1, [r0]             |   ldrex r0, [r2]
    cmp r3, #0                     |   strex r3, r1, [r2]
    bne L0                         |   cmp r3, #0
    mov r0, r2                     |   bne L0
    dmb ish                        |   dmb ish
    bx lr                          |   bx lr

release: 7 instructions, core 7, portable-atomic 7
    dmb ish                        |   dmb ish
  L0:                              | L0:
    ldrex r2, [r0]                 |   ldrex r2, [r0]
    strex r3, r1, [r0]             |   strex r3, r1, [r0]
    cmp r3, #0                     |   cmp r3, #0
    bne L0                         |   bne L0
    mov r0, r2                     |   mov r0, r2
    bx lr                          |   bx lr
