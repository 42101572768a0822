# fetch_max, u64, armv7 (Armv7-A) | core

acqrel seqcst full: 15 instructions, core 15, portable-atomic 15
    push {r4, r5, r11, lr}         |   push {r4, r5, r11, lr}
    dmb ish                        |   mov r12, r0
    mov r12, r0                    |   dmb ish
  L0:                              | L0:
    ldrexd r0, r1, [r12]           |   ldrexd r0, r1, [r12]
    mov r4, r0                     |   mov r5, r3
    mov r5, r1                     |   subs lr, r2, r0
    cmp r4, r2                     |   sbcs lr, r3, r1
    sbcs lr, r5, r3                |   movlo r5, r1
    movlo r4, r2                   |   mov r4, r2
    movlo r5, r3                   |   movlo r4, r0
    strexd lr, r4, r5, [r12]       |   strexd lr, r4, r5, [r12]
    cmp lr, #0                     |   cmp lr, #0
    bne L0                         |   bne L0
    dmb ish                        |   dmb ish
    pop {r4, r5, r11, pc}          |   pop {r4, r5, r11, pc}
