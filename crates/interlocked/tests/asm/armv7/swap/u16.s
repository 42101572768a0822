# swap, u16, armv7 (Armv7-A) | core

relaxed: 6 instructions, core 6, portable-atomic 6
  L0:                              | L0:
    ldrexh r2, [r0]                |   ldrexh r2, [r0]
    strexh r3, r1, [r0]            |   strexh r3, r1, [r0]
    cmp r3, #0                     |   cmp r3, #0
    bne L0                         |   bne L0
    mov r0, r2                     |   mov r0, r2
    bx lr                          |   bx lr

acquire: 7 instructions, core 7, portable-atomic 7
  L0:                              | L0:
    ldrexh r2, [r0]                |   ldrexh r2, [r0]
    strexh r3, r1, [r0]            |   strexh r3, r1, [r0]
    cmp r3, #0                     |   cmp r3, #0
    bne L0                         |   bne L0
    mov r0, r2                     |   mov r0, r2
    dmb ish                        |   dmb ish
    bx lr                          |   bx lr

release: 7 instructions, core 7, portable-atomic 7
    dmb ish                        |   dmb ish
  L0:                              | L0:
    ldrexh r2, [r0]                |   ldrexh r2, [r0]
    strexh r3, r1, [r0]            |   strexh r3, r1, [r0]
    cmp r3, #0                     |   cmp r3, #0
    bne L0                         |   bne L0
    mov r0, r2                     |   mov r0, r2
    bx lr                          |   bx lr
