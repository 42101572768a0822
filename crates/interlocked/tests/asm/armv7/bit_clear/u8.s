# bit_clear, u8, armv7 (Armv7-A) | core

relaxed: 11 instructions, core 14, portable-atomic 14
    and r1, r1, #7                 |   push {r11, lr}
    mov r2, #1                     |   and r1, r1, #7
    lsl r1, r2, r1                 |   mov r3, #1
  L0:                              |   mov r2, #255
    ldrexb r2, [r0]                |   eor lr, r2, r3, lsl r1
    bic r3, r2, r1                 |   lsl r12, r3, r1
    strexb r12, r3, [r0]           | L0:
    cmp r12, #0                    |   ldrexb r3, [r0]
    bne L0                         |   and r1, r3, lr
    ands r0, r2, r1                |   strexb r2, r1, [r0]
    movwne r0, #0x1                |   cmp r2, #0
    bx lr                          |   bne L0
                                   |   ands r0, r3, r12
                                   |   movwne r0, #0x1
                                   |   pop {r11, pc}
