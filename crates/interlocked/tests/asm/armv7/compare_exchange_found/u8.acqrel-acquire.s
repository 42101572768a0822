# compare_exchange_found, u8, armv7 (Armv7-A) | core

acqrel/acquire seqcst/seqcst: 10 instructions, core 14, portable-atomic 14
  L0:                              |   ldrexb r12, [r0]
    ldrexb r3, [r0]                |   cmp r12, r1
    subs r12, r3, r1               |   bne L1
    bne L1                         |   dmb ish
    dmb ish                        | L0:
    strexb r12, r2, [r0]           |   strexb r3, r2, [r0]
    cmp r12, #0                    |   cmp r3, #0
    bne L0                         |   beq L2
  L1:                              |   ldrexb r12, [r0]
    dmb ish                        |   cmp r12, r1
    mov r0, r3                     |   beq L0
    bx lr                          | L1:
                                   |   clrex
                                   | L2:
                                   |   uxtb r0, r12
                                   |   dmb ish
                                   |   bx lr
