# fetch_neg, u8, armv7 (Armv7-A) | core

relaxed: 7 instructions, core 18, portable-atomic 18
  L0:                              |   ldrb r1, [r0]
    ldrexb r1, [r0]                | L0:
    rsb r2, r1, #0                 |   mov r2, r1
    strexb r3, r2, [r0]            |   ldrexb r1, [r0]
    cmp r3, #0                     |   uxtb r3, r2
    bne L0                         |   cmp r1, r3
    mov r0, r1                     |   bne L2
    bx lr                          |   rsb r2, r2, #0
                                   |   strexb r3, r2, [r0]
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
