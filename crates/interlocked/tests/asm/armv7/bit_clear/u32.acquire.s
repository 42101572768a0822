# bit_clear, u32, armv7 (Armv7-A) | core

acquire: 12 instructions, core 14, portable-atomic 14
    and r1, r1, #31                |   push {r11, lr}
    mov r2, #1                     |   and r1, r1, #31
    lsl r1, r2, r1                 |   mov r3, #1
  L0:                              |   mvn lr, r3, lsl r1
    ldrex r2, [r0]                 |   lsl r12, r3, r1
    bic r3, r2, r1                 | L0:
    strex r12, r3, [r0]            |   ldrex r3, [r0]
    cmp r12, #0                    |   and r1, r3, lr
    bne L0                         |   strex r2, r1, [r0]
    ands r0, r2, r1                |   cmp r2, #0
    dmb ish                        |   bne L0
    movwne r0, #0x1                |   ands r0, r3, r12
    bx lr                          |   dmb ish
                                   |   movwne r0, #0x1
                                   |   pop {r11, pc}
