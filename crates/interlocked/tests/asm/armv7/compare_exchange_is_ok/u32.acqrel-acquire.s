# compare_exchange_is_ok, u32, armv7 (Armv7-A) | core

acqrel/acquire seqcst/seqcst: 11 instructions, core 16, portable-atomic 16
  L0:                              |   ldrex r3, [r0]
    ldrex r3, [r0]                 |   cmp r3, r1
    subs r12, r3, r1               |   bne L1
    bne L1                         |   dmb ish
    dmb ish                        | L0:
    strex r12, r2, [r0]            |   strex r12, r2, [r0]
    cmp r12, #0                    |   mov r3, #1
    bne L0                         |   cmp r12, #0
  L1:                              |   beq L2
    dmb ish                        |   ldrex r3, [r0]
    clz r0, r12                    |   cmp r3, r1
    lsr r0, r0, #5                 |   beq L0
    bx lr                          | L1:
                                   |   mov r3, #0
                                   |   clrex
                                   | L2:
                                   |   mov r0, r3
                                   |   dmb ish
                                   |   bx lr
