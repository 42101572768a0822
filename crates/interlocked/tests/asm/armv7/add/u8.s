# add, u8, armv7 (Armv7-A) | core

relaxed: 6 instructions, core 6, portable-atomic 6
  L0:                              | L0:
    ldrexb r2, [r0]                |   ldrexb r2, [r0]
    add r3, r2, r1                 |   add r2, r2, r1
    strexb r12, r3, [r0]           |   strexb r3, r2, [r0]
    cmp r12, #0                    |   cmp r3, #0
    bne L0                         |   bne L0
    bx lr                          |   bx lr

acquire: 7 instructions, core 7, portable-atomic 7
  L0:                              | L0:
    ldrexb r2, [r0]                |   ldrexb r2, [r0]
    add r3, r2, r1                 |   add r2, r2, r1
    strexb r12, r3, [r0]           |   strexb r3, r2, [r0]
    cmp r12, #0                    |   cmp r3, #0
    bne L0                         |   bne L0
    dmb ish                        |   dmb ish
    bx lr                          |   bx lr

release: 7 instructions, core 7, portable-atomic 7
    dmb ish                        |   dmb ish
  L0:                              | L0:
    ldrexb r2, [r0]                |   ldrexb r2, [r0]
    add r3, r2, r1                 |   add r2, r2, r1
    strexb r12, r3, [r0]           |   strexb r3, r2, [r0]
    cmp r12, #0                    |   cmp r3, #0
    bne L0                         |   bne L0
    bx lr                          |   bx lr
