# fetch_not, u64, armv7 (Armv7-A) | core

release: 10 instructions, core 11, portable-atomic 11
    push {r4, r5, r11, lr}         |   push {r4, r5, r11, lr}
    dmb ish                        |   dmb ish
    mov r2, r0                     | L0:
  L0:                              |   ldrexd r2, r3, [r0]
    ldrexd r0, r1, [r2]            |   mvn r5, r3
    mvn r4, r0                     |   mvn r4, r2
    mvn r5, r1                     |   strexd r1, r4, r5, [r0]
    strexd r3, r4, r5, [r2]        |   cmp r1, #0
    cmp r3, #0                     |   bne L0
    bne L0                         |   mov r0, r2
    pop {r4, r5, r11, pc}          |   mov r1, r3
                                   |   pop {r4, r5, r11, pc}

acqrel seqcst full: 11 instructions, core 11, portable-atomic 11
    push {r4, r5, r11, lr}         |   push {r4, r5, r11, lr}
    dmb ish                        |   mov r2, r0
    mov r2, r0                     |   dmb ish
  L0:                              | L0:
    ldrexd r0, r1, [r2]            |   ldrexd r0, r1, [r2]
    mvn r4, r0                     |   mvn r5, r1
    mvn r5, r1                     |   mvn r4, r0
    strexd r3, r4, r5, [r2]        |   strexd r3, r4, r5, [r2]
    cmp r3, #0                     |   cmp r3, #0
    bne L0                         |   bne L0
    dmb ish                        |   dmb ish
    pop {r4, r5, r11, pc}          |   pop {r4, r5, r11, pc}
