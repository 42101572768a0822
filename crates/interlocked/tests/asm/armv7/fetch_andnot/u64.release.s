# fetch_andnot, u64, armv7 (Armv7-A) | core

release: 10 instructions, core 13, portable-atomic 13
    push {r4, r5, r11, lr}         |   push {r4, r5, r11, lr}
    dmb ish                        |   mvn r12, r3
    mov r12, r0                    |   mvn lr, r2
  L0:                              |   dmb ish
    ldrexd r0, r1, [r12]           | L0:
    bic r4, r0, r2                 |   ldrexd r2, r3, [r0]
    bic r5, r1, r3                 |   and r4, r2, lr
    strexd lr, r4, r5, [r12]       |   and r5, r3, r12
    cmp lr, #0                     |   strexd r1, r4, r5, [r0]
    bne L0                         |   cmp r1, #0
    pop {r4, r5, r11, pc}          |   bne L0
                                   |   mov r0, r2
                                   |   mov r1, r3
                                   |   pop {r4, r5, r11, pc}
