# fetch_max, i16, armv7 (Armv7-A) | core

release: 10 instructions, core 10, portable-atomic 10
    dmb ish                        |   dmb ish
  L0:                              | L0:
    ldrexh r3, [r0]                |   ldrexh r3, [r0]
    sxth r2, r3                    |   sxth r12, r3
    cmp r2, r1                     |   cmp r12, r1
    movle r3, r1                   |   movle r3, r1
    strexh r12, r3, [r0]           |   strexh r2, r3, [r0]
    cmp r12, #0                    |   cmp r2, #0
    bne L0                         |   bne L0
    sxth r0, r2                    |   mov r0, r12
    bx lr                          |   bx lr

acqrel seqcst full: 11 instructions, core 11, portable-atomic 11
    dmb ish                        |   dmb ish
  L0:                              | L0:
    ldrexh r3, [r0]                |   ldrexh r3, [r0]
    sxth r2, r3                    |   sxth r12, r3
    cmp r2, r1                     |   cmp r12, r1
    movle r3, r1                   |   movle r3, r1
    strexh r12, r3, [r0]           |   strexh r2, r3, [r0]
    cmp r12, #0                    |   cmp r2, #0
    bne L0                         |   bne L0
    sxth r0, r2                    |   mov r0, r12
    dmb ish                        |   dmb ish
    bx lr                          |   bx lr
