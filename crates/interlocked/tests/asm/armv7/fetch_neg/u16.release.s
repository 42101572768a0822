# fetch_neg, u16, armv7 (Armv7-A) | core

release: 8 instructions, core 19, portable-atomic 19
    dmb ish                        |   ldrh r1, [r0]
  L0:                              | L0:
    ldrexh r1, [r0]                |   mov r2, r1
    rsb r2, r1, #0                 |   ldrexh r1, [r0]
    strexh r3, r2, [r0]            |   uxth r3, r2
    cmp r3, #0                     |   cmp r1, r3
    bne L0                         |   bne L2
    mov r0, r1                     |   rsb r2, r2, #0
    bx lr                          |   dmb ish
                                   |   strexh r3, r2, [r0]
                                   |   mov r2, #1
                                   |   cmp r3, #0
                                   |   movne r2, #0
                                   | L1:
                                   |   cmp r2, #0
                                   |   movne r0, r1
                                   |   bxne lr
                                   |   b L0
                                   | L2:
                                   |   mov r2, #0
                                   |   clrex
                                   |   b L1
