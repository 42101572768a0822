# add_and_test, u8, armv7 (Armv7-A) | core

relaxed: 9 instructions, core 11, portable-atomic 11
  L0:                              | L0:
    ldrexb r2, [r0]                |   ldrexb r12, [r0]
    add r3, r2, r1                 |   add r3, r12, r1
    strexb r12, r3, [r0]           |   strexb r2, r3, [r0]
    cmp r12, #0                    |   cmp r2, #0
    bne L0                         |   bne L0
    uxtb r0, r3                    |   rsb r0, r1, #0
    clz r0, r0                     |   uxtb r0, r0
    lsr r0, r0, #5                 |   sub r0, r12, r0
    bx lr                          |   clz r0, r0
                                   |   lsr r0, r0, #5
                                   |   bx lr

acquire: 10 instructions, core 12, portable-atomic 12
  L0:                              | L0:
    ldrexb r2, [r0]                |   ldrexb r12, [r0]
    add r3, r2, r1                 |   add r3, r12, r1
    strexb r12, r3, [r0]           |   strexb r2, r3, [r0]
    cmp r12, #0                    |   cmp r2, #0
    bne L0                         |   bne L0
    uxtb r0, r3                    |   rsb r0, r1, #0
    clz r0, r0                     |   dmb ish
    dmb ish                        |   uxtb r0, r0
    lsr r0, r0, #5                 |   sub r0, r12, r0
    bx lr                          |   clz r0, r0
                                   |   lsr r0, r0, #5
                                   |   bx lr
