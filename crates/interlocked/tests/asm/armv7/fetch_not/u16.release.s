# fetch_not, u16, armv7 (Armv7-A) | core

release: 8 instructions, core 9, portable-atomic 9
    dmb ish                        |   movw r12, #0xffff
  L0:                              |   dmb ish
    ldrexh r1, [r0]                | L0:
    mvn r2, r1                     |   ldrexh r1, [r0]
    strexh r3, r2, [r0]            |   eor r3, r1, r12
    cmp r3, #0                     |   strexh r2, r3, [r0]
    bne L0                         |   cmp r2, #0
    mov r0, r1                     |   bne L0
    bx lr                          |   mov r0, r1
                                   |   bx lr

acqrel seqcst full: 9 instructions, core 10, portable-atomic 10
    dmb ish                        |   movw r12, #0xffff
  L0:                              |   dmb ish
    ldrexh r1, [r0]                | L0:
    mvn r2, r1                     |   ldrexh r1, [r0]
    strexh r3, r2, [r0]            |   eor r3, r1, r12
    cmp r3, #0                     |   strexh r2, r3, [r0]
    bne L0                         |   cmp r2, #0
    mov r0, r1                     |   bne L0
    dmb ish                        |   mov r0, r1
    bx lr                          |   dmb ish
                                   |   bx lr
