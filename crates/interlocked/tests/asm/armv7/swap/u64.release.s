# swap, u64, armv7 (Armv7-A) | core

release: 8 instructions, core 9, portable-atomic 9
    push {r11, lr}                 |   push {r4, r5, r11, lr}
    dmb ish                        |   dmb ish
    mov r12, r0                    | L0:
  L0:                              |   ldrexd r4, r5, [r0]
    ldrexd r0, r1, [r12]           |   strexd r1, r2, r3, [r0]
    strexd lr, r2, r3, [r12]       |   cmp r1, #0
    cmp lr, #0                     |   bne L0
    bne L0                         |   mov r0, r4
    pop {r11, pc}                  |   mov r1, r5
                                   |   pop {r4, r5, r11, pc}

acqrel seqcst full: 9 instructions, core 9, portable-atomic 9
    push {r11, lr}                 |   push {r11, lr}
    dmb ish                        |   mov r12, r0
    mov r12, r0                    |   dmb ish
  L0:                              | L0:
    ldrexd r0, r1, [r12]           |   ldrexd r0, r1, [r12]
    strexd lr, r2, r3, [r12]       |   strexd lr, r2, r3, [r12]
    cmp lr, #0                     |   cmp lr, #0
    bne L0                         |   bne L0
    dmb ish                        |   dmb ish
    pop {r11, pc}                  |   pop {r11, pc}
