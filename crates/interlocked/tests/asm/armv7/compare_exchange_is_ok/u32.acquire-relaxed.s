# compare_exchange_is_ok, u32, armv7 (Armv7-A) | core

acquire/relaxed: 11 instructions, core 12, portable-atomic 12
    mov r12, #1                    | L0:
  L0:                              |   ldrex r3, [r0]
    ldrex r3, [r0]                 |   cmp r3, r1
    cmp r3, r1                     |   bne L1
    bne L1                         |   strex r3, r2, [r0]
    strex r12, r2, [r0]            |   cmp r3, #0
    cmp r12, #0                    |   bne L0
    bne L0                         |   mov r0, #1
    dmb ish                        |   dmb ish
  L1:                              |   bx lr
    clz r0, r12                    | L1:
    lsr r0, r0, #5                 |   mov r0, #0
    bx lr                          |   clrex
                                   |   bx lr
