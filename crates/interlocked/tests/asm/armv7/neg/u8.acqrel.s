# neg, u8, armv7 (Armv7-A) | core

acqrel seqcst full: 8 instructions, core 17, portable-atomic 17
    dmb ish                        |   ldrb r1, [r0]
  L0:                              | L0:
    ldrexb r1, [r0]                |   ldrexb r2, [r0]
    rsb r2, r1, #0                 |   uxtb r3, r1
    strexb r3, r2, [r0]            |   cmp r2, r3
    cmp r3, #0                     |   bne L1
    bne L0                         |   rsb r1, r1, #0
    dmb ish                        |   dmb ish
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
