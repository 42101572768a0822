# xor, u32, armv7 (Armv7-A) | core

acqrel seqcst full: 8 instructions, core 8, portable-atomic 8
    dmb ish                        |   dmb ish
  L0:                              | L0:
    ldrex r2, [r0]                 |   ldrex r2, [r0]
    eor r3, r2, r1                 |   eor r2, r2, r1
    strex r12, r3, [r0]            |   strex r3, r2, [r0]
    cmp r12, #0                    |   cmp r3, #0
    bne L0                         |   bne L0
    dmb ish                        |   dmb ish
    bx lr                          |   bx lr
