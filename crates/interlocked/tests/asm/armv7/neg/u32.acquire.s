# neg, u32, armv7 (Armv7-A) | core

acquire: 7 instructions, core 15, portable-atomic 15
  L0:                              |   ldr r1, [r0]
    ldrex r1, [r0]                 | L0:
    rsb r2, r1, #0                 |   ldrex r2, [r0]
    strex r3, r2, [r0]             |   cmp r2, r1
    cmp r3, #0                     |   bne L1
    bne L0                         |   rsb r1, r1, #0
    dmb ish                        |   strex r3, r1, [r0]
    bx lr                          |   mov r1, r2
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
