# fetch_and, u16, armv7 (Armv7-A) | core

release: 8 instructions, core 8, portable-atomic 8
    dmb ish                        |   dmb ish
  L0:                              | L0:
    ldrexh r2, [r0]                |   ldrexh r12, [r0]
    and r3, r2, r1                 |   and r3, r12, r1
    strexh r12, r3, [r0]           |   strexh r2, r3, [r0]
    cmp r12, #0                    |   cmp r2, #0
    bne L0                         |   bne L0
    mov r0, r2                     |   mov r0, r12
    bx lr                          |   bx lr

acqrel seqcst full: 9 instructions, core 9, portable-atomic 9
    dmb ish                        |   dmb ish
  L0:                              | L0:
    ldrexh r12, [r0]               |   ldrexh r12, [r0]
    and r3, r12, r1                |   and r3, r12, r1
    strexh r2, r3, [r0]            |   strexh r2, r3, [r0]
    cmp r2, #0                     |   cmp r2, #0
    bne L0                         |   bne L0
    mov r0, r12                    |   mov r0, r12
    dmb ish                        |   dmb ish
    bx lr                          |   bx lr
