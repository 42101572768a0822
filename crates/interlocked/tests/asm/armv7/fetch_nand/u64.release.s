# fetch_nand, u64, armv7 (Armv7-A) | core

release: 12 instructions, core 13, portable-atomic 13
    push {r4, r5, r11, lr}         |   push {r4, r5, r6, r7, r11, lr}
    dmb ish                        |   dmb ish
    mov r12, r0                    | L0:
  L0:                              |   ldrexd r4, r5, [r0]
    ldrexd r0, r1, [r12]           |   and r1, r4, r2
    and r4, r0, r2                 |   mvn r6, r1
    and r5, r1, r3                 |   and r1, r5, r3
    mvn r4, r4                     |   mvn r7, r1
    mvn r5, r5                     |   strexd r1, r6, r7, [r0]
    strexd lr, r4, r5, [r12]       |   cmp r1, #0
    cmp lr, #0                     |   bne L0
    bne L0                         |   mov r0, r4
    pop {r4, r5, r11, pc}          |   mov r1, r5
                                   |   pop {r4, r5, r6, r7, r11, pc}
