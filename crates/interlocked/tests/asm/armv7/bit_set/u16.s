# bit_set, u16, armv7 (Armv7-A) | core

relaxed: 11 instructions, core 11, portable-atomic 11
    and r1, r1, #15                |   and r1, r1, #15
    mov r2, #1                     |   mov r2, #1
    lsl r1, r2, r1                 |   lsl r12, r2, r1
  L0:                              | L0:
    ldrexh r2, [r0]                |   ldrexh r2, [r0]
    orr r3, r2, r1                 |   orr r3, r2, r12
    strexh r12, r3, [r0]           |   strexh r1, r3, [r0]
    cmp r12, #0                    |   cmp r1, #0
    bne L0                         |   bne L0
    ands r0, r2, r1                |   ands r0, r2, r12
    movwne r0, #0x1                |   movwne r0, #0x1
    bx lr                          |   bx lr

acquire: 12 instructions, core 12, portable-atomic 12
    and r1, r1, #15                |   and r1, r1, #15
    mov r2, #1                     |   mov r2, #1
    lsl r1, r2, r1                 |   lsl r12, r2, r1
  L0:                              | L0:
    ldrexh r2, [r0]                |   ldrexh r2, [r0]
    orr r3, r2, r1                 |   orr r3, r2, r12
    strexh r12, r3, [r0]           |   strexh r1, r3, [r0]
    cmp r12, #0                    |   cmp r1, #0
    bne L0                         |   bne L0
    ands r0, r2, r1                |   ands r0, r2, r12
    dmb ish                        |   dmb ish
    movwne r0, #0x1                |   movwne r0, #0x1
    bx lr                          |   bx lr
