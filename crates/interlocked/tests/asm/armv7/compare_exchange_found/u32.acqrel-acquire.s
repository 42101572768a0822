# compare_exchange_found, u32, armv7 (Armv7-A) | core

acqrel/acquire seqcst/seqcst: 11 instructions, core 14, portable-atomic 14
    mov r12, #1                    |   mov r12, r0
  L0:                              |   ldrex r0, [r0]
    ldrex r3, [r0]                 |   cmp r0, r1
    cmp r3, r1                     |   bne L1
    bne L1                         |   dmb ish
    dmb ish                        | L0:
    strex r12, r2, [r0]            |   strex r3, r2, [r12]
    cmp r12, #0                    |   cmp r3, #0
    bne L0                         |   beq L2
  L1:                              |   ldrex r0, [r12]
    dmb ish                        |   cmp r0, r1
    mov r0, r3                     |   beq L0
    bx lr                          | L1:
                                   |   clrex
                                   | L2:
                                   |   dmb ish
                                   |   bx lr
