# compare_exchange_found, u32, armv7 (Armv7-A) | core

relaxed/relaxed: 8 instructions, core 10, portable-atomic 10
  L0:                              |   mov r12, r0
    ldrex r3, [r0]                 | L0:
    subs r12, r3, r1               |   ldrex r0, [r12]
    bne L1                         |   cmp r0, r1
    strex r12, r2, [r0]            |   bne L1
    cmp r12, #0                    |   strex r3, r2, [r12]
    bne L0                         |   cmp r3, #0
  L1:                              |   bxeq lr
    mov r0, r3                     |   b L0
    bx lr                          | L1:
                                   |   clrex
                                   |   bx lr

acquire/relaxed: 9 instructions, core 11, portable-atomic 11
  L0:                              |   mov r12, r0
    ldrex r3, [r0]                 | L0:
    subs r12, r3, r1               |   ldrex r0, [r12]
    bne L1                         |   cmp r0, r1
    strex r12, r2, [r0]            |   bne L1
    cmp r12, #0                    |   strex r3, r2, [r12]
    bne L0                         |   cmp r3, #0
    dmb ish                        |   bne L0
  L1:                              |   dmb ish
    mov r0, r3                     |   bx lr
    bx lr                          | L1:
                                   |   clrex
                                   |   bx lr
