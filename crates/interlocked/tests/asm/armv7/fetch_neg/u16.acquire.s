# fetch_neg, u16, armv7 (Armv7-A) | core

acquire: 8 instructions, core 19, portable-atomic 19
  L0:                              |   ldrh r1, [r0]
    ldrexh r1, [r0]                | L0:
    rsb r2, r1, #0                 |   mov r2, r1
    strexh r3, r2, [r0]            |   ldrexh r1, [r0]
    cmp r3, #0                     |   uxth r3, r2
    bne L0                         |   cmp r1, r3
    mov r0, r1                     |   bne L2
    dmb ish                        |   rsb r2, r2, #0
    bx lr                          |   strexh r3, r2, [r0]
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
