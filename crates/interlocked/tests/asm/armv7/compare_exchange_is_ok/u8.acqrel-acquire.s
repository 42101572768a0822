# compare_exchange_is_ok, u8, armv7 (Armv7-A) | core

acqrel/acquire seqcst/seqcst: 12 instructions, core 16, portable-atomic 16
    mov r12, #1                    |   ldrexb r3, [r0]
  L0:                              |   cmp r3, r1
    ldrexb r3, [r0]                |   bne L1
    cmp r3, r1                     |   dmb ish
    bne L1                         | L0:
    dmb ish                        |   strexb r12, r2, [r0]
    strexb r12, r2, [r0]           |   mov r3, #1
    cmp r12, #0                    |   cmp r12, #0
    bne L0                         |   beq L2
  L1:                              |   ldrexb r3, [r0]
    dmb ish                        |   cmp r3, r1
    clz r0, r12                    |   beq L0
    lsr r0, r0, #5                 | L1:
    bx lr                          |   mov r3, #0
                                   |   clrex
                                   | L2:
                                   |   mov r0, r3
                                   |   dmb ish
                                   |   bx lr
