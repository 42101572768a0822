# andnot, u64, armv7 (Armv7-A) | core

release: 9 instructions, core 11, portable-atomic 11
    push {r4, r5, r11, lr}         |   push {r4, r5, r6, r7, r11, lr}
    dmb ish                        |   mvn r1, r3
  L0:                              |   mvn r2, r2
    ldrexd r4, r5, [r0]            |   dmb ish
    bic r4, r4, r2                 | L0:
    bic r5, r5, r3                 |   ldrexd r4, r5, [r0]
    strexd r1, r4, r5, [r0]        |   and r6, r4, r2
    cmp r1, #0                     |   and r7, r5, r1
    bne L0                         |   strexd r3, r6, r7, [r0]
    pop {r4, r5, r11, pc}          |   cmp r3, #0
                                   |   bne L0
                                   |   pop {r4, r5, r6, r7, r11, pc}

acqrel seqcst full: 10 instructions, core 12, portable-atomic 12
    push {r4, r5, r11, lr}         |   push {r4, r5, r6, r7, r11, lr}
    dmb ish                        |   mvn r1, r3
  L0:                              |   mvn r2, r2
    ldrexd r4, r5, [r0]            |   dmb ish
    bic r4, r4, r2                 | L0:
    bic r5, r5, r3                 |   ldrexd r4, r5, [r0]
    strexd r1, r4, r5, [r0]        |   and r6, r4, r2
    cmp r1, #0                     |   and r7, r5, r1
    bne L0                         |   strexd r3, r6, r7, [r0]
    dmb ish                        |   cmp r3, #0
    pop {r4, r5, r11, pc}          |   bne L0
                                   |   dmb ish
                                   |   pop {r4, r5, r6, r7, r11, pc}
