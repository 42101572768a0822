# bit_set, u64, armv7 (Armv7-A) | core

release: 21 instructions, core 21, portable-atomic 21
    push {r4, r5, r11, lr}         |   push {r4, r5, r6, r7, r11, lr}
    and r2, r1, #63                |   and r2, r1, #63
    mov r12, #1                    |   mov r3, #1
    rsb r1, r2, #32                |   rsb r1, r2, #32
    subs r3, r2, #32               |   subs r5, r2, #32
    dmb ish                        |   lsl r2, r3, r2
    lsr lr, r12, r1                |   dmb ish
    lslpl lr, r12, r3              |   lsr r1, r3, r1
    lsl r12, r12, r2               |   movwpl r2, #0x0
    movwpl r12, #0x0               |   lslpl r1, r3, r5
  L0:                              | L0:
    ldrexd r2, r3, [r0]            |   ldrexd r4, r5, [r0]
    orr r4, r2, r12                |   orr r6, r4, r2
    orr r5, r3, lr                 |   orr r7, r5, r1
    strexd r1, r4, r5, [r0]        |   strexd r3, r6, r7, [r0]
    cmp r1, #0                     |   cmp r3, #0
    bne L0                         |   bne L0
    and r0, r3, lr                 |   and r0, r4, r2
    and r1, r2, r12                |   and r1, r5, r1
    orrs r0, r1, r0                |   orrs r0, r0, r1
    movwne r0, #0x1                |   movwne r0, #0x1
    pop {r4, r5, r11, pc}          |   pop {r4, r5, r6, r7, r11, pc}
