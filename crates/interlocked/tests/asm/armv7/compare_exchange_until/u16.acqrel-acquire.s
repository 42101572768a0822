# compare_exchange_until, u16, armv7 (Armv7-A) | core

acqrel/acquire seqcst/seqcst: 9 instructions, core 16, portable-atomic 16
  L0:                              |   ldrexh r3, [r0]
    ldrexh r3, [r0]                |   cmp r3, r1
    subs r12, r3, r1               |   bne L1
    bne L1                         | L0:
    dmb ish                        |   dmb ish
    strexh r12, r2, [r0]           |   strexh r3, r2, [r0]
  L1:                              |   cmp r3, #0
    dmb ish                        |   beq L3
    cmp r12, #0                    |   b L2
    bne L0                         | L1:
    bx lr                          |   clrex
                                   | L2:
                                   |   dmb ish
                                   |   ldrexh r3, [r0]
                                   |   cmp r3, r1
                                   |   beq L0
                                   |   b L1
                                   | L3:
                                   |   dmb ish
                                   |   bx lr
