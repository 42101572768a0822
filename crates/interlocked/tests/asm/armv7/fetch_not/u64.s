# fetch_not, u64, armv7 (Armv7-A) | core

relaxed: 9 instructions, core 9, portable-atomic 9
    push {r4, r5, r11, lr}         |   push {r4, r5, r11, lr}
    mov r2, r0                     |   mov r2, r0
  L0:                              | L0:
    ldrexd r0, r1, [r2]            |   ldrexd r0, r1, [r2]
    mvn r4, r0                     |   mvn r5, r1
    mvn r5, r1                     |   mvn r4, r0
    strexd r3, r4, r5, [r2]        |   strexd r3, r4, r5, [r2]
    cmp r3, #0                     |   cmp r3, #0
    bne L0                         |   bne L0
    pop {r4, r5, r11, pc}          |   pop {r4, r5, r11, pc}

acquire: 10 instructions, core 10, portable-atomic 10
    push {r4, r5, r11, lr}         |   push {r4, r5, r11, lr}
    mov r2, r0                     |   mov r2, r0
  L0:                              | L0:
    ldrexd r0, r1, [r2]            |   ldrexd r0, r1, [r2]
    mvn r4, r0                     |   mvn r5, r1
    mvn r5, r1                     |   mvn r4, r0
    strexd r3, r4, r5, [r2]        |   strexd r3, r4, r5, [r2]
    cmp r3, #0                     |   cmp r3, #0
    bne L0                         |   bne L0
    dmb ish                        |   dmb ish
    pop {r4, r5, r11, pc}          |   pop {r4, r5, r11, pc}
