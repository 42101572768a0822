# neg, u32, armv7 (Armv7-A) | core

release: 7 instructions, core 14, portable-atomic 14
    dmb ish                        |   ldr r1, [r0]
  L0:                              | L0:
    ldrex r1, [r0]                 |   ldrex r2, [r0]
    rsb r2, r1, #0                 |   cmp r2, r1
    strex r3, r2, [r0]             |   bne L1
    cmp r3, #0                     |   rsb r1, r1, #0
    bne L0                         |   dmb ish
    bx lr                          |   strex r3, r1, [r0]
                                   |   mov r1, r2
                                   |   cmp r3, #0
                                   |   bxeq lr
                                   |   b L0
                                   | L1:
                                   |   clrex
                                   |   mov r1, r2
                                   |   b L0
