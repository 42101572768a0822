# compare_exchange_is_ok, u32, armv7 (Armv7-A) | core

relaxed/relaxed: 9 instructions, core 13, portable-atomic 13
  L0:                              | L0:
    ldrex r3, [r0]                 |   ldrex r3, [r0]
    subs r12, r3, r1               |   cmp r3, r1
    bne L1                         |   bne L1
    strex r12, r2, [r0]            |   strex r12, r2, [r0]
    cmp r12, #0                    |   mov r3, #1
    bne L0                         |   cmp r12, #0
  L1:                              |   bne L0
    clz r0, r12                    |   mov r0, r3
    lsr r0, r0, #5                 |   bx lr
    bx lr                          | L1:
                                   |   mov r3, #0
                                   |   clrex
                                   |   mov r0, r3
                                   |   bx lr
