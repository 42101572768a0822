# fetch_or, u64, armv7 (Armv7-A) | core

relaxed: 9 instructions, core 9, portable-atomic 9
    push {r4, r5, r11, lr}         |   push {r4, r5, r11, lr}
    mov r12, r0                    |   mov r12, r0
  L0:                              | L0:
    ldrexd r0, r1, [r12]           |   ldrexd r0, r1, [r12]
    orr r4, r0, r2                 |   orr r4, r0, r2
    orr r5, r1, r3                 |   orr r5, r1, r3
    strexd lr, r4, r5, [r12]       |   strexd lr, r4, r5, [r12]
    cmp lr, #0                     |   cmp lr, #0
    bne L0                         |   bne L0
    pop {r4, r5, r11, pc}          |   pop {r4, r5, r11, pc}

acquire: 10 instructions, core 10, portable-atomic 10
    push {r4, r5, r11, lr}         |   push {r4, r5, r11, lr}
    mov r12, r0                    |   mov r12, r0
  L0:                              | L0:
    ldrexd r0, r1, [r12]           |   ldrexd r0, r1, [r12]
    orr r4, r0, r2                 |   orr r4, r0, r2
    orr r5, r1, r3                 |   orr r5, r1, r3
    strexd lr, r4, r5, [r12]       |   strexd lr, r4, r5, [r12]
    cmp lr, #0                     |   cmp lr, #0
    bne L0                         |   bne L0
    dmb ish                        |   dmb ish
    pop {r4, r5, r11, pc}          |   pop {r4, r5, r11, pc}
