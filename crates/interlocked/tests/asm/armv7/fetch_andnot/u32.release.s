# fetch_andnot, u32, armv7 (Armv7-A) | core

release: 8 instructions, core 9, portable-atomic 9
    dmb ish                        |   mvn r12, r1
  L0:                              |   dmb ish
    ldrex r2, [r0]                 | L0:
    bic r3, r2, r1                 |   ldrex r1, [r0]
    strex r12, r3, [r0]            |   and r3, r1, r12
    cmp r12, #0                    |   strex r2, r3, [r0]
    bne L0                         |   cmp r2, #0
    mov r0, r2                     |   bne L0
    bx lr                          |   mov r0, r1
                                   |   bx lr

acqrel seqcst full: 9 instructions, core 10, portable-atomic 10
    dmb ish                        |   mvn r12, r1
  L0:                              |   dmb ish
    ldrex r12, [r0]                | L0:
    bic r3, r12, r1                |   ldrex r1, [r0]
    strex r2, r3, [r0]             |   and r3, r1, r12
    cmp r2, #0                     |   strex r2, r3, [r0]
    bne L0                         |   cmp r2, #0
    mov r0, r12                    |   bne L0
    dmb ish                        |   mov r0, r1
    bx lr                          |   dmb ish
                                   |   bx lr
