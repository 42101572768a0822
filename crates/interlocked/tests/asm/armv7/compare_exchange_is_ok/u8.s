# compare_exchange_is_ok, u8, armv7 (Armv7-A) | core

relaxed/relaxed: 10 instructions, core 13, portable-atomic 13
    mov r12, #1                    | L0:
  L0:                              |   ldrexb r3, [r0]
    ldrexb r3, [r0]                |   cmp r3, r1
    cmp r3, r1                     |   bne L1
    bne L1                         |   strexb r12, r2, [r0]
    strexb r12, r2, [r0]           |   mov r3, #1
    cmp r12, #0                    |   cmp r12, #0
    bne L0                         |   bne L0
  L1:                              |   mov r0, r3
    clz r0, r12                    |   bx lr
    lsr r0, r0, #5                 | L1:
    bx lr                          |   mov r3, #0
                                   |   clrex
                                   |   mov r0, r3
                                   |   bx lr
