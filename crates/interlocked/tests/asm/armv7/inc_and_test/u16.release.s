# inc_and_test, u16, armv7 (Armv7-A) | core

release: 10 instructions, core 11, portable-atomic 11
    dmb ish                        |   dmb ish
  L0:                              | L0:
    ldrexh r1, [r0]                |   ldrexh r1, [r0]
    add r2, r1, #1                 |   add r2, r1, #1
    strexh r3, r2, [r0]            |   strexh r3, r2, [r0]
    cmp r3, #0                     |   cmp r3, #0
    bne L0                         |   bne L0
    uxth r0, r2                    |   movw r0, #0xffff
    clz r0, r0                     |   sub r0, r1, r0
    lsr r0, r0, #5                 |   clz r0, r0
    bx lr                          |   lsr r0, r0, #5
                                   |   bx lr

acqrel seqcst full: 11 instructions, core 12, portable-atomic 12
    dmb ish                        |   dmb ish
  L0:                              | L0:
    ldrexh r1, [r0]                |   ldrexh r1, [r0]
    add r2, r1, #1                 |   add r2, r1, #1
    strexh r3, r2, [r0]            |   strexh r3, r2, [r0]
    cmp r3, #0                     |   cmp r3, #0
    bne L0                         |   bne L0
    uxth r0, r2                    |   movw r0, #0xffff
    clz r0, r0                     |   dmb ish
    dmb ish                        |   sub r0, r1, r0
    lsr r0, r0, #5                 |   clz r0, r0
    bx lr                          |   lsr r0, r0, #5
                                   |   bx lr
