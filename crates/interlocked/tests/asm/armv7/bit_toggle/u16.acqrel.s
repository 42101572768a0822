# bit_toggle, u16, armv7 (Armv7-A) | core

acqrel seqcst full: 13 instructions, core 13, portable-atomic 13
    and r1, r1, #15                |   and r1, r1, #15
    mov r2, #1                     |   mov r2, #1
    dmb ish                        |   dmb ish
    lsl r12, r2, r1                |   lsl r12, r2, r1
  L0:                              | L0:
    ldrexh r2, [r0]                |   ldrexh r2, [r0]
    eor r3, r2, r12                |   eor r3, r2, r12
    strexh r1, r3, [r0]            |   strexh r1, r3, [r0]
    cmp r1, #0                     |   cmp r1, #0
    bne L0                         |   bne L0
    ands r0, r2, r12               |   ands r0, r2, r12
    dmb ish                        |   dmb ish
    movwne r0, #0x1                |   movwne r0, #0x1
    bx lr                          |   bx lr
