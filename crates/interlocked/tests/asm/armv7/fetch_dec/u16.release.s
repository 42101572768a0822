# fetch_dec, u16, armv7 (Armv7-A) | core

release: 8 instructions, core 8, portable-atomic 8
    dmb ish                        |   dmb ish
  L0:                              | L0:
    ldrexh r1, [r0]                |   ldrexh r1, [r0]
    sub r2, r1, #1                 |   sub r2, r1, #1
    strexh r3, r2, [r0]            |   strexh r3, r2, [r0]
    cmp r3, #0                     |   cmp r3, #0
    bne L0                         |   bne L0
    mov r0, r1                     |   mov r0, r1
    bx lr                          |   bx lr

acqrel seqcst full: 9 instructions, core 9, portable-atomic 9
    dmb ish                        |   dmb ish
  L0:                              | L0:
    ldrexh r1, [r0]                |   ldrexh r1, [r0]
    sub r2, r1, #1                 |   sub r2, r1, #1
    strexh r3, r2, [r0]            |   strexh r3, r2, [r0]
    cmp r3, #0                     |   cmp r3, #0
    bne L0                         |   bne L0
    mov r0, r1                     |   mov r0, r1
    dmb ish                        |   dmb ish
    bx lr                          |   bx lr
