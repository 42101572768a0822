# fetch_neg, u32, armv7 (Armv7-A) | core

release: 8 instructions, core 18, portable-atomic 18
    dmb ish                        |   ldr r1, [r0]
  L0:                              | L0:
    ldrex r1, [r0]                 |   mov r2, r1
    rsb r2, r1, #0                 |   ldrex r1, [r0]
    strex r3, r2, [r0]             |   cmp r1, r2
    cmp r3, #0                     |   bne L2
    bne L0                         |   rsb r2, r2, #0
    mov r0, r1                     |   dmb ish
    bx lr                          |   strex r3, r2, [r0]
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
