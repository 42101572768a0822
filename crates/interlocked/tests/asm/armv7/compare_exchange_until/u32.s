# compare_exchange_until, u32, armv7 (Armv7-A) | core

relaxed/relaxed: 7 instructions, core 9, portable-atomic 9
  L0:                              | L0:
    ldrex r3, [r0]                 |   ldrex r3, [r0]
    subs r12, r3, r1               |   cmp r3, r1
    bne L1                         |   bne L1
    strex r12, r2, [r0]            |   strex r3, r2, [r0]
  L1:                              |   cmp r3, #0
    cmp r12, #0                    |   bxeq lr
    bne L0                         |   b L0
    bx lr                          | L1:
                                   |   clrex
                                   |   b L0

acquire/relaxed: 8 instructions, core 11, portable-atomic 11
  L0:                              | L0:
    ldrex r3, [r0]                 |   ldrex r3, [r0]
    subs r12, r3, r1               |   cmp r3, r1
    bne L1                         |   bne L1
    strex r12, r2, [r0]            |   strex r3, r2, [r0]
    dmb ish                        |   cmp r3, #0
  L1:                              |   beq L2
    cmp r12, #0                    |   b L0
    bne L0                         | L1:
    bx lr                          |   clrex
                                   |   b L0
                                   | L2:
                                   |   dmb ish
                                   |   bx lr
