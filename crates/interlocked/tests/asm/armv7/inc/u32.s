# inc, u32, armv7 (Armv7-A) | core

relaxed: 6 instructions, core 6, portable-atomic 6
  L0:                              | L0:
    ldrex r1, [r0]                 |   ldrex r1, [r0]
    add r2, r1, #1                 |   add r1, r1, #1
    strex r3, r2, [r0]             |   strex r2, r1, [r0]
    cmp r3, #0                     |   cmp r2, #0
    bne L0                         |   bne L0
    bx lr                          |   bx lr

acquire: 7 instructions, core 7, portable-atomic 7
  L0:                              | L0:
    ldrex r1, [r0]                 |   ldrex r1, [r0]
    add r2, r1, #1                 |   add r1, r1, #1
    strex r3, r2, [r0]             |   strex r2, r1, [r0]
    cmp r3, #0                     |   cmp r2, #0
    bne L0                         |   bne L0
    dmb ish                        |   dmb ish
    bx lr                          |   bx lr

release: 7 instructions, core 7, portable-atomic 7
    dmb ish                        |   dmb ish
  L0:                              | L0:
    ldrex r1, [r0]                 |   ldrex r1, [r0]
    add r2, r1, #1                 |   add r1, r1, #1
    strex r3, r2, [r0]             |   strex r2, r1, [r0]
    cmp r3, #0                     |   cmp r2, #0
    bne L0                         |   bne L0
    bx lr                          |   bx lr
