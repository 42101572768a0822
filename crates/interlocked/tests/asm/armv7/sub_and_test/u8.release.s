# sub_and_test, u8, armv7 (Armv7-A) | core

release: 9 instructions, core 9, portable-atomic 9
    dmb ish                        |   dmb ish
  L0:                              | L0:
    ldrexb r2, [r0]                |   ldrexb r2, [r0]
    sub r3, r2, r1                 |   sub r2, r2, r1
    strexb r12, r3, [r0]           |   strexb r3, r2, [r0]
    cmp r12, #0                    |   cmp r3, #0
    bne L0                         |   bne L0
    clz r0, r3                     |   clz r0, r2
    lsr r0, r0, #5                 |   lsr r0, r0, #5
    bx lr                          |   bx lr

acqrel seqcst full: 10 instructions, core 10, portable-atomic 10
    dmb ish                        |   dmb ish
  L0:                              | L0:
    ldrexb r2, [r0]                |   ldrexb r2, [r0]
    sub r3, r2, r1                 |   sub r2, r2, r1
    strexb r12, r3, [r0]           |   strexb r3, r2, [r0]
    cmp r12, #0                    |   cmp r3, #0
    bne L0                         |   bne L0
    clz r0, r3                     |   clz r0, r2
    dmb ish                        |   dmb ish
    lsr r0, r0, #5                 |   lsr r0, r0, #5
    bx lr                          |   bx lr
