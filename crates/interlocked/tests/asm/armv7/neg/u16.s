# neg, u16, armv7 (Armv7-A) | core

relaxed: 6 instructions, core 14, portable-atomic 14
  L0:                              |   ldrh r1, [r0]
    ldrexh r1, [r0]                | L0:
    rsb r2, r1, #0                 |   ldrexh r2, [r0]
    strexh r3, r2, [r0]            |   uxth r3, r1
    cmp r3, #0                     |   cmp r2, r3
    bne L0                         |   bne L1
    bx lr                          |   rsb r1, r1, #0
                                   |   strexh r3, r1, [r0]
                                   |   mov r1, r2
                                   |   cmp r3, #0
                                   |   bxeq lr
                                   |   b L0
                                   | L1:
                                   |   clrex
                                   |   mov r1, r2
                                   |   b L0
