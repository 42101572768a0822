# fetch_neg, u32, armv7 (Armv7-A) | core

acquire: 8 instructions, core 18, portable-atomic 18
  L0:                              |   ldr r1, [r0]
    ldrex r1, [r0]                 | L0:
    rsb r2, r1, #0                 |   mov r2, r1
    strex r3, r2, [r0]             |   ldrex r1, [r0]
    cmp r3, #0                     |   cmp r1, r2
    bne L0                         |   bne L2
    mov r0, r1                     |   rsb r2, r2, #0
    dmb ish                        |   strex r3, r2, [r0]
    bx lr                          |   cmp r3, #0
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
