# compare_exchange_until, u32, armv7 (Armv7-A) | core

relaxed/relaxed: 8 instructions, core 9, portable-atomic 9
  L0:                              | L0:
    mov r12, #1                    |   ldrex r3, [r0]
    ldrex r3, [r0]                 |   cmp r3, r1
    cmp r3, r1                     |   bne L1
    bne L1                         |   strex r3, r2, [r0]
    strex r12, r2, [r0]            |   cmp r3, #0
  L1:                              |   bxeq lr
    cmp r12, #0                    |   b L0
    bne L0                         | L1:
    bx lr                          |   clrex
                                   |   b L0

acquire/relaxed: 9 instructions, core 11, portable-atomic 11
  L0:                              | L0:
    mov r12, #1                    |   ldrex r3, [r0]
    ldrex r3, [r0]                 |   cmp r3, r1
    cmp r3, r1                     |   bne L1
    bne L1                         |   strex r3, r2, [r0]
    strex r12, r2, [r0]            |   cmp r3, #0
    dmb ish                        |   beq L2
  L1:                              |   b L0
    cmp r12, #0                    | L1:
    bne L0                         |   clrex
    bx lr                          |   b L0
                                   | L2:
                                   |   dmb ish
                                   |   bx lr
