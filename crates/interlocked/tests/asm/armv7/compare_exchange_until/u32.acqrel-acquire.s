# compare_exchange_until, u32, armv7 (Armv7-A) | core

acqrel/acquire seqcst/seqcst: 10 instructions, core 16, portable-atomic 16
  L0:                              |   ldrex r3, [r0]
    mov r12, #1                    |   cmp r3, r1
    ldrex r3, [r0]                 |   bne L1
    cmp r3, r1                     | L0:
    bne L1                         |   dmb ish
    dmb ish                        |   strex r3, r2, [r0]
    strex r12, r2, [r0]            |   cmp r3, #0
  L1:                              |   beq L3
    dmb ish                        |   b L2
    cmp r12, #0                    | L1:
    bne L0                         |   clrex
    bx lr                          | L2:
                                   |   dmb ish
                                   |   ldrex r3, [r0]
                                   |   cmp r3, r1
                                   |   beq L0
                                   |   b L1
                                   | L3:
                                   |   dmb ish
                                   |   bx lr
