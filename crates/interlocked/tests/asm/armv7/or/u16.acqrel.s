# or, u16, armv7 (Armv7-A) | core

acqrel seqcst full: 8 instructions, core 8, portable-atomic 8
    dmb ish                        |   dmb ish
  L0:                              | L0:
    ldrexh r2, [r0]                |   ldrexh r2, [r0]
    orr r3, r2, r1                 |   orr r2, r2, r1
    strexh r12, r3, [r0]           |   strexh r3, r2, [r0]
    cmp r12, #0                    |   cmp r3, #0
    bne L0                         |   bne L0
    dmb ish                        |   dmb ish
    bx lr                          |   bx lr
