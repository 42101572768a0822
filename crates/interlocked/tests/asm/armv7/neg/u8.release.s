# neg, u8, armv7 (Armv7-A) | core

release: 7 instructions, core 15, portable-atomic 15
    dmb ish                        |   ldrb r1, [r0]
  L0:                              | L0:
    ldrexb r1, [r0]                |   ldrexb r2, [r0]
    rsb r2, r1, #0                 |   uxtb r3, r1
    strexb r3, r2, [r0]            |   cmp r2, r3
    cmp r3, #0                     |   bne L1
    bne L0                         |   rsb r1, r1, #0
    bx lr                          |   dmb ish
                                   |   strexb r3, r1, [r0]
                                   |   mov r1, r2
                                   |   cmp r3, #0
                                   |   bxeq lr
                                   |   b L0
                                   | L1:
                                   |   clrex
                                   |   mov r1, r2
                                   |   b L0
