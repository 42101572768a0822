# inc_and_test, u8, armv7 (Armv7-A) | core

relaxed: 9 instructions, core 9, portable-atomic 9
  L0:                              | L0:
    ldrexb r1, [r0]                |   ldrexb r1, [r0]
    add r2, r1, #1                 |   add r2, r1, #1
    strexb r3, r2, [r0]            |   strexb r3, r2, [r0]
    cmp r3, #0                     |   cmp r3, #0
    bne L0                         |   bne L0
    uxtb r0, r2                    |   sub r0, r1, #255
    clz r0, r0                     |   clz r0, r0
    lsr r0, r0, #5                 |   lsr r0, r0, #5
    bx lr                          |   bx lr

acquire: 10 instructions, core 10, portable-atomic 10
  L0:                              | L0:
    ldrexb r1, [r0]                |   ldrexb r1, [r0]
    add r2, r1, #1                 |   add r2, r1, #1
    strexb r3, r2, [r0]            |   strexb r3, r2, [r0]
    cmp r3, #0                     |   cmp r3, #0
    bne L0                         |   bne L0
    uxtb r0, r2                    |   sub r0, r1, #255
    clz r0, r0                     |   dmb ish
    dmb ish                        |   clz r0, r0
    lsr r0, r0, #5                 |   lsr r0, r0, #5
    bx lr                          |   bx lr
