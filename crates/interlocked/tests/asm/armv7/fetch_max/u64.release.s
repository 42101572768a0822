# fetch_max, u64, armv7 (Armv7-A) | core

release: 14 instructions, core 15, portable-atomic 15
    push {r4, r5, r11, lr}         |   push {r4, r5, r6, r7, r11, lr}
    dmb ish                        |   dmb ish
    mov r12, r0                    | L0:
  L0:                              |   ldrexd r4, r5, [r0]
    ldrexd r0, r1, [r12]           |   mov r7, r3
    mov r4, r0                     |   subs r1, r2, r4
    mov r5, r1                     |   sbcs r1, r3, r5
    cmp r4, r2                     |   movlo r7, r5
    sbcs lr, r5, r3                |   mov r6, r2
    movlo r4, r2                   |   movlo r6, r4
    movlo r5, r3                   |   strexd r1, r6, r7, [r0]
    strexd lr, r4, r5, [r12]       |   cmp r1, #0
    cmp lr, #0                     |   bne L0
    bne L0                         |   mov r0, r4
    pop {r4, r5, r11, pc}          |   mov r1, r5
                                   |   pop {r4, r5, r6, r7, r11, pc}
