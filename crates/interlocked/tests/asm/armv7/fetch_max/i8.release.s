# fetch_max, i8, armv7 (Armv7-A) | core

release: 10 instructions, core 10, portable-atomic 10
    dmb ish                        |   dmb ish
  L0:                              | L0:
    ldrexb r3, [r0]                |   ldrexb r3, [r0]
    sxtb r2, r3                    |   sxtb r12, r3
    cmp r2, r1                     |   cmp r12, r1
    movle r3, r1                   |   movle r3, r1
    strexb r12, r3, [r0]           |   strexb r2, r3, [r0]
    cmp r12, #0                    |   cmp r2, #0
    bne L0                         |   bne L0
    sxtb r0, r2                    |   mov r0, r12
    bx lr                          |   bx lr

acqrel seqcst full: 11 instructions, core 11, portable-atomic 11
    dmb ish                        |   dmb ish
  L0:                              | L0:
    ldrexb r3, [r0]                |   ldrexb r3, [r0]
    sxtb r2, r3                    |   sxtb r12, r3
    cmp r2, r1                     |   cmp r12, r1
    movle r3, r1                   |   movle r3, r1
    strexb r12, r3, [r0]           |   strexb r2, r3, [r0]
    cmp r12, #0                    |   cmp r2, #0
    bne L0                         |   bne L0
    sxtb r0, r2                    |   mov r0, r12
    dmb ish                        |   dmb ish
    bx lr                          |   bx lr
