# andnot, u8, armv7 (Armv7-A) | core

release: 7 instructions, core 8, portable-atomic 8
    dmb ish                        |   mvn r1, r1
  L0:                              |   dmb ish
    ldrexb r2, [r0]                | L0:
    bic r3, r2, r1                 |   ldrexb r2, [r0]
    strexb r12, r3, [r0]           |   and r2, r2, r1
    cmp r12, #0                    |   strexb r3, r2, [r0]
    bne L0                         |   cmp r3, #0
    bx lr                          |   bne L0
                                   |   bx lr

acqrel seqcst full: 8 instructions, core 9, portable-atomic 9
    dmb ish                        |   mvn r1, r1
  L0:                              |   dmb ish
    ldrexb r2, [r0]                | L0:
    bic r3, r2, r1                 |   ldrexb r2, [r0]
    strexb r12, r3, [r0]           |   and r2, r2, r1
    cmp r12, #0                    |   strexb r3, r2, [r0]
    bne L0                         |   cmp r3, #0
    dmb ish                        |   bne L0
    bx lr                          |   dmb ish
                                   |   bx lr
