# not, u16, armv7 (Armv7-A) | core

relaxed: 6 instructions, core 7, portable-atomic 7
  L0:                              |   movw r1, #0xffff
    ldrexh r1, [r0]                | L0:
    mvn r2, r1                     |   ldrexh r2, [r0]
    strexh r3, r2, [r0]            |   eor r2, r2, r1
    cmp r3, #0                     |   strexh r3, r2, [r0]
    bne L0                         |   cmp r3, #0
    bx lr                          |   bne L0
                                   |   bx lr

acquire: 7 instructions, core 8, portable-atomic 8
  L0:                              |   movw r1, #0xffff
    ldrexh r1, [r0]                | L0:
    mvn r2, r1                     |   ldrexh r2, [r0]
    strexh r3, r2, [r0]            |   eor r2, r2, r1
    cmp r3, #0                     |   strexh r3, r2, [r0]
    bne L0                         |   cmp r3, #0
    dmb ish                        |   bne L0
    bx lr                          |   dmb ish
                                   |   bx lr
