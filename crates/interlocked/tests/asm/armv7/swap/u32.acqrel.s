# swap, u32, armv7 (Armv7-A) | core

acqrel seqcst full: 8 instructions, core 8, portable-atomic 8
    dmb ish                        |   dmb ish
  L0:                              | L0:
    ldrex r2, [r0]                 |   ldrex r2, [r0]
    strex r3, r1, [r0]             |   strex r3, r1, [r0]
    cmp r3, #0                     |   cmp r3, #0
    bne L0                         |   bne L0
    mov r0, r2                     |   mov r0, r2
    dmb ish                        |   dmb ish
    bx lr                          |   bx lr
