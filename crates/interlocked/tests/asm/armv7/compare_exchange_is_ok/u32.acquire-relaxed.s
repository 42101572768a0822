# compare_exchange_is_ok, u32, armv7 (Armv7-A) | core

acquire/relaxed: 10 instructions, core 12, portable-atomic 12
  L0:                              | L0:
    ldrex r3, [r0]                 |   ldrex r3, [r0]
    subs r12, r3, r1               |   cmp r3, r1
    bne L1                         |   bne L1
    strex r12, r2, [r0]            |   strex r3, r2, [r0]
    cmp r12, #0                    |   cmp r3, #0
    bne L0                         |   bne L0
    dmb ish                        |   mov r0, #1
  L1:                              |   dmb ish
    clz r0, r12                    |   bx lr
    lsr r0, r0, #5                 | L1:
    bx lr                          |   mov r0, #0
                                   |   clrex
                                   |   bx lr
