# sub_and_test, u16, armv7 (Armv7-A) | core

relaxed: 8 instructions, core 8, portable-atomic 8
  L0:                              | L0:
    ldrexh r2, [r0]                |   ldrexh r2, [r0]
    sub r3, r2, r1                 |   sub r2, r2, r1
    strexh r12, r3, [r0]           |   strexh r3, r2, [r0]
    cmp r12, #0                    |   cmp r3, #0
    bne L0                         |   bne L0
    clz r0, r3                     |   clz r0, r2
    lsr r0, r0, #5                 |   lsr r0, r0, #5
    bx lr                          |   bx lr

acquire: 9 instructions, core 9, portable-atomic 9
  L0:                              | L0:
    ldrexh r2, [r0]                |   ldrexh r2, [r0]
    sub r3, r2, r1                 |   sub r2, r2, r1
    strexh r12, r3, [r0]           |   strexh r3, r2, [r0]
    cmp r12, #0                    |   cmp r3, #0
    bne L0                         |   bne L0
    clz r0, r3                     |   clz r0, r2
    dmb ish                        |   dmb ish
    lsr r0, r0, #5                 |   lsr r0, r0, #5
    bx lr                          |   bx lr
