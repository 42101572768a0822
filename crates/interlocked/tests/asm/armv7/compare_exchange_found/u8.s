# compare_exchange_found, u8, armv7 (Armv7-A) | core

relaxed/relaxed: 9 instructions, core 10, portable-atomic 10
    mov r12, #1                    |   mov r12, r0
  L0:                              | L0:
    ldrexb r3, [r0]                |   ldrexb r0, [r12]
    cmp r3, r1                     |   cmp r0, r1
    bne L1                         |   bne L1
    strexb r12, r2, [r0]           |   strexb r3, r2, [r12]
    cmp r12, #0                    |   cmp r3, #0
    bne L0                         |   bxeq lr
  L1:                              |   b L0
    mov r0, r3                     | L1:
    bx lr                          |   clrex
                                   |   bx lr

acquire/relaxed: 10 instructions, core 11, portable-atomic 11
    mov r12, #1                    |   mov r12, r0
  L0:                              | L0:
    ldrexb r3, [r0]                |   ldrexb r0, [r12]
    cmp r3, r1                     |   cmp r0, r1
    bne L1                         |   bne L1
    strexb r12, r2, [r0]           |   strexb r3, r2, [r12]
    cmp r12, #0                    |   cmp r3, #0
    bne L0                         |   bne L0
    dmb ish                        |   dmb ish
  L1:                              |   bx lr
    mov r0, r3                     | L1:
    bx lr                          |   clrex
                                   |   bx lr
