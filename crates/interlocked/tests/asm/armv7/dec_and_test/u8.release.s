# dec_and_test, u8, armv7 (Armv7-A) | core

release: 9 instructions, core 9, portable-atomic 9
    dmb ish                        |   dmb ish
  L0:                              | L0:
    ldrexb r1, [r0]                |   ldrexb r1, [r0]
    sub r2, r1, #1                 |   sub r1, r1, #1
    strexb r3, r2, [r0]            |   strexb r2, r1, [r0]
    cmp r3, #0                     |   cmp r2, #0
    bne L0                         |   bne L0
    clz r0, r2                     |   clz r0, r1
    lsr r0, r0, #5                 |   lsr r0, r0, #5
    bx lr                          |   bx lr

acqrel seqcst full: 10 instructions, core 10, portable-atomic 10
    dmb ish                        |   dmb ish
  L0:                              | L0:
    ldrexb r1, [r0]                |   ldrexb r1, [r0]
    sub r2, r1, #1                 |   sub r1, r1, #1
    strexb r3, r2, [r0]            |   strexb r2, r1, [r0]
    cmp r3, #0                     |   cmp r2, #0
    bne L0                         |   bne L0
    clz r0, r2                     |   clz r0, r1
    dmb ish                        |   dmb ish
    lsr r0, r0, #5                 |   lsr r0, r0, #5
    bx lr                          |   bx lr
