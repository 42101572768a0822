# compare_exchange_found, u32, armv7 (Armv7-A) | core

acqrel/acquire seqcst/seqcst: 10 instructions, core 14, portable-atomic 14
  L0:                              |   mov r12, r0
    ldrex r3, [r0]                 |   ldrex r0, [r0]
    subs r12, r3, r1               |   cmp r0, r1
    bne L1                         |   bne L1
    dmb ish                        |   dmb ish
    strex r12, r2, [r0]            | L0:
    cmp r12, #0                    |   strex r3, r2, [r12]
    bne L0                         |   cmp r3, #0
  L1:                              |   beq L2
    dmb ish                        |   ldrex r0, [r12]
    mov r0, r3                     |   cmp r0, r1
    bx lr                          |   beq L0
                                   | L1:
                                   |   clrex
                                   | L2:
                                   |   dmb ish
                                   |   bx lr
