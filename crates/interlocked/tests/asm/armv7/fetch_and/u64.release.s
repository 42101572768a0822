# fetch_and, u64, armv7 (Armv7-A) | core

release: 10 instructions, core 11, portable-atomic 11
    push {r4, r5, r11, lr}         |   push {r4, r5, r6, r7, r11, lr}
    dmb ish                        |   dmb ish
    mov r12, r0                    | L0:
  L0:                              |   ldrexd r4, r5, [r0]
    ldrexd r0, r1, [r12]           |   and r6, r4, r2
    and r4, r0, r2                 |   and r7, r5, r3
    and r5, r1, r3                 |   strexd r1, r6, r7, [r0]
    strexd lr, r4, r5, [r12]       |   cmp r1, #0
    cmp lr, #0                     |   bne L0
    bne L0                         |   mov r0, r4
    pop {r4, r5, r11, pc}          |   mov r1, r5
                                   |   pop {r4, r5, r6, r7, r11, pc}

acqrel seqcst full: 11 instructions, core 11, portable-atomic 11
    push {r4, r5, r11, lr}         |   push {r4, r5, r11, lr}
    dmb ish                        |   mov r12, r0
    mov r12, r0                    |   dmb ish
  L0:                              | L0:
    ldrexd r0, r1, [r12]           |   ldrexd r0, r1, [r12]
    and r4, r0, r2                 |   and r4, r0, r2
    and r5, r1, r3                 |   and r5, r1, r3
    strexd lr, r4, r5, [r12]       |   strexd lr, r4, r5, [r12]
    cmp lr, #0                     |   cmp lr, #0
    bne L0                         |   bne L0
    dmb ish                        |   dmb ish
    pop {r4, r5, r11, pc}          |   pop {r4, r5, r11, pc}
