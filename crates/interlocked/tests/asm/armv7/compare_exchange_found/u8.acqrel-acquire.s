# compare_exchange_found, u8, armv7 (Armv7-A) | core

acqrel/acquire seqcst/seqcst: 11 instructions, core 14, portable-atomic 14
    mov r12, #1                    |   ldrexb r12, [r0]
  L0:                              |   cmp r12, r1
    ldrexb r3, [r0]                |   bne L1
    cmp r3, r1                     |   dmb ish
    bne L1                         | L0:
    dmb ish                        |   strexb r3, r2, [r0]
    strexb r12, r2, [r0]           |   cmp r3, #0
    cmp r12, #0                    |   beq L2
    bne L0                         |   ldrexb r12, [r0]
  L1:                              |   cmp r12, r1
    dmb ish                        |   beq L0
    mov r0, r3                     | L1:
    bx lr                          |   clrex
                                   | L2:
                                   |   uxtb r0, r12
                                   |   dmb ish
                                   |   bx lr
