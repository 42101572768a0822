# fetch_nand, u64, armv7 (Armv7-A) | core

acqrel seqcst full: 13 instructions, core 13, portable-atomic 13
    push {r4, r5, r11, lr}         |   push {r4, r6, r7, lr}
    dmb ish                        |   mov r12, r0
    mov r12, r0                    |   dmb ish
  L0:                              | L0:
    ldrexd r0, r1, [r12]           |   ldrexd r0, r1, [r12]
    and r4, r0, r2                 |   and lr, r0, r2
    and r5, r1, r3                 |   and r4, r1, r3
    mvn r4, r4                     |   mvn r6, lr
    mvn r5, r5                     |   mvn r7, r4
    strexd lr, r4, r5, [r12]       |   strexd r4, r6, r7, [r12]
    cmp lr, #0                     |   cmp r4, #0
    bne L0                         |   bne L0
    dmb ish                        |   dmb ish
    pop {r4, r5, r11, pc}          |   pop {r4, r6, r7, pc}
