# swap, u64, armv7 (Armv7-A) | core

relaxed: 7 instructions, core 7, portable-atomic 7
    push {r11, lr}                 |   push {r11, lr}
    mov r12, r0                    |   mov r12, r0
  L0:                              | L0:
    ldrexd r0, r1, [r12]           |   ldrexd r0, r1, [r12]
    strexd lr, r2, r3, [r12]       |   strexd lr, r2, r3, [r12]
    cmp lr, #0                     |   cmp lr, #0
    bne L0                         |   bne L0
    pop {r11, pc}                  |   pop {r11, pc}

acquire: 8 instructions, core 8, portable-atomic 8
    push {r11, lr}                 |   push {r11, lr}
    mov r12, r0                    |   mov r12, r0
  L0:                              | L0:
    ldrexd r0, r1, [r12]           |   ldrexd r0, r1, [r12]
    strexd lr, r2, r3, [r12]       |   strexd lr, r2, r3, [r12]
    cmp lr, #0                     |   cmp lr, #0
    bne L0                         |   bne L0
    dmb ish                        |   dmb ish
    pop {r11, pc}                  |   pop {r11, pc}
