# bit_clear, u64, armv7 (Armv7-A) | core

acquire: 21 instructions, core 23, portable-atomic 23
    push {r4, r5, r11, lr}         |   push {r4, r5, r6, r7, r11, lr}
    and r2, r1, #63                |   and r1, r1, #63
    mov r12, #1                    |   mov r5, #1
    rsb r1, r2, #32                |   subs r4, r1, #32
    subs r3, r2, #32               |   lsl r12, r5, r1
    lsr lr, r12, r1                |   rsb r1, r1, #32
    lslpl lr, r12, r3              |   movwpl r12, #0x0
    lsl r12, r12, r2               |   lsr lr, r5, r1
    movwpl r12, #0x0               |   mvn r3, r12
  L0:                              |   lslpl lr, r5, r4
    ldrexd r2, r3, [r0]            |   mvn r1, lr
    bic r4, r2, r12                | L0:
    bic r5, r3, lr                 |   ldrexd r4, r5, [r0]
    strexd r1, r4, r5, [r0]        |   and r6, r4, r3
    cmp r1, #0                     |   and r7, r5, r1
    bne L0                         |   strexd r2, r6, r7, [r0]
    and r0, r3, lr                 |   cmp r2, #0
    and r1, r2, r12                |   bne L0
    dmb ish                        |   and r0, r4, r12
    orrs r0, r1, r0                |   and r1, r5, lr
    movwne r0, #0x1                |   orrs r0, r0, r1
    pop {r4, r5, r11, pc}          |   dmb ish
                                   |   movwne r0, #0x1
                                   |   pop {r4, r5, r6, r7, r11, pc}
