# neg, u8, armv7 (Armv7-A) | core

acquire: 7 instructions, core 16, portable-atomic 16
  L0:                              |   ldrb r1, [r0]
    ldrexb r1, [r0]                | L0:
    rsb r2, r1, #0                 |   ldrexb r2, [r0]
    strexb r3, r2, [r0]            |   uxtb r3, r1
    cmp r3, #0                     |   cmp r2, r3
    bne L0                         |   bne L1
    dmb ish                        |   rsb r1, r1, #0
    bx lr                          |   strexb r3, r1, [r0]
                                   |   mov r1, r2
                                   |   cmp r3, #0
                                   |   beq L2
                                   |   b L0
                                   | L1:
                                   |   clrex
                                   |   mov r1, r2
                                   |   b L0
                                   | L2:
                                   |   dmb ish
                                   |   bx lr
