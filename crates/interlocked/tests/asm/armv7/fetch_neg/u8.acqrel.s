# fetch_neg, u8, armv7 (Armv7-A) | core

acqrel seqcst full: 9 instructions, core 20, portable-atomic 20
    dmb ish                        |   ldrb r1, [r0]
  L0:                              | L0:
    ldrexb r1, [r0]                |   mov r2, r1
    rsb r2, r1, #0                 |   ldrexb r1, [r0]
    strexb r3, r2, [r0]            |   uxtb r3, r2
    cmp r3, #0                     |   cmp r1, r3
    bne L0                         |   bne L2
    mov r0, r1                     |   rsb r2, r2, #0
    dmb ish                        |   dmb ish
    bx lr                          |   strexb r3, r2, [r0]
                                   |   cmp r3, #0
                                   |   bne L3
                                   |   dmb ish
                                   |   mov r2, #1
                                   | L1:
                                   |   cmp r2, #0
                                   |   movne r0, r1
                                   |   bxne lr
                                   |   b L0
                                   | L2:
                                   |   clrex
                                   | L3:
                                   |   mov r2, #0
                                   |   b L1
