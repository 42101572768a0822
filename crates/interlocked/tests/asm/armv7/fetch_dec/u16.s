# fetch_dec, u16, armv7 (Armv7-A) | core

relaxed: 7 instructions, core 7, portable-atomic 7
  L0:                              | L0:
    ldrexh r1, [r0]                |   ldrexh r1, [r0]
    sub r2, r1, #1                 |   sub r2, r1, #1
    strexh r3, r2, [r0]            |   strexh r3, r2, [r0]
    cmp r3, #0                     |   cmp r3, #0
    bne L0                         |   bne L0
    mov r0, r1                     |   mov r0, r1
    bx lr                          |   bx lr

acquire: 8 instructions, core 8, portable-atomic 8
  L0:                              |   mov r1, r0
    ldrexh r1, [r0]                | L0:
    sub r2, r1, #1                 |   ldrexh r0, [r1]
    strexh r3, r2, [r0]            |   sub r2, r0, #1
    cmp r3, #0                     |   strexh r3, r2, [r1]
    bne L0                         |   cmp r3, #0
    mov r0, r1                     |   bne L0
    dmb ish                        |   dmb ish
    bx lr                          |   bx lr
