# store, u64, armv7 (Armv7-A) | core

relaxed: 6 instructions, core 6, portable-atomic 6
    mov r12, r0                    |   push {r4, r5, r11, lr}
  L0:                              | L0:
    ldrexd r0, r1, [r12]           |   ldrexd r4, r5, [r0]
    strexd r0, r2, r3, [r12]       |   strexd r1, r2, r3, [r0]
    cmp r0, #0                     |   cmp r1, #0
    bne L0                         |   bne L0
    bx lr                          |   pop {r4, r5, r11, pc}

release: 7 instructions, core 7, portable-atomic 7
    dmb ish                        |   push {r4, r5, r11, lr}
    mov r12, r0                    |   dmb ish
  L0:                              | L0:
    ldrexd r0, r1, [r12]           |   ldrexd r4, r5, [r0]
    strexd r0, r2, r3, [r12]       |   strexd r1, r2, r3, [r0]
    cmp r0, #0                     |   cmp r1, #0
    bne L0                         |   bne L0
    bx lr                          |   pop {r4, r5, r11, pc}
