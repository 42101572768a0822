# bit_clear, u8, armv7 (Armv7-A) | core

acqrel seqcst full: 13 instructions, core 16, portable-atomic 16
    and r1, r1, #7                 |   push {r11, lr}
    mov r2, #1                     |   and r1, r1, #7
    dmb ish                        |   mov r3, #1
    lsl r12, r2, r1                |   mov r2, #255
  L0:                              |   dmb ish
    ldrexb r2, [r0]                |   eor lr, r2, r3, lsl r1
    bic r3, r2, r12                |   lsl r12, r3, r1
    strexb r1, r3, [r0]            | L0:
    cmp r1, #0                     |   ldrexb r3, [r0]
    bne L0                         |   and r1, r3, lr
    ands r0, r2, r12               |   strexb r2, r1, [r0]
    dmb ish                        |   cmp r2, #0
    movwne r0, #0x1                |   bne L0
    bx lr                          |   ands r0, r3, r12
                                   |   dmb ish
                                   |   movwne r0, #0x1
                                   |   pop {r11, pc}
