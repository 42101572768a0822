# not, u16, armv7 (Armv7-A) | core

release: 7 instructions, core 8, portable-atomic 8
    dmb ish                        |   movw r1, #0xffff
  L0:                              |   dmb ish
    ldrexh r1, [r0]                | L0:
    mvn r2, r1                     |   ldrexh r2, [r0]
    strexh r3, r2, [r0]            |   eor r2, r2, r1
    cmp r3, #0                     |   strexh r3, r2, [r0]
    bne L0                         |   cmp r3, #0
    bx lr                          |   bne L0
                                   |   bx lr

acqrel seqcst full: 8 instructions, core 9, portable-atomic 9
    dmb ish                        |   movw r1, #0xffff
  L0:                              |   dmb ish
    ldrexh r1, [r0]                | L0:
    mvn r2, r1                     |   ldrexh r2, [r0]
    strexh r3, r2, [r0]            |   eor r2, r2, r1
    cmp r3, #0                     |   strexh r3, r2, [r0]
    bne L0                         |   cmp r3, #0
    dmb ish                        |   bne L0
    bx lr                          |   dmb ish
                                   |   bx lr
