# compare_exchange_until, u8, armv7 (Armv7-A) | core

acqrel/acquire seqcst/seqcst: 9 instructions, core 16, portable-atomic 16
  L0:                              |   ldrexb r3, [r0]
    ldrexb r3, [r0]                |   cmp r3, r1
    subs r12, r3, r1               |   bne L1
    bne L1                         | L0:
    dmb ish                        |   dmb ish
    strexb r12, r2, [r0]           |   strexb r3, r2, [r0]
  L1:                              |   cmp r3, #0
    dmb ish                        |   beq L3
    cmp r12, #0                    |   b L2
    bne L0                         | L1:
    bx lr                          |   clrex
                                   | L2:
                                   |   dmb ish
                                   |   ldrexb r3, [r0]
                                   |   cmp r3, r1
                                   |   beq L0
                                   |   b L1
                                   | L3:
                                   |   dmb ish
                                   |   bx lr
