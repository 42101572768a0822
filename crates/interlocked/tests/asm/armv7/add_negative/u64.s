# add_negative, u64, armv7 (Armv7-A) | core

relaxed: 9 instructions, core 11, portable-atomic 11
    push {r4, r5, r11, lr}         |   push {r4, r5, r6, r7, r11, lr}
  L0:                              | L0:
    ldrexd r4, r5, [r0]            |   ldrexd r4, r5, [r0]
    adds r4, r4, r2                |   adds r6, r4, r2
    adc r5, r5, r3                 |   adc r7, r5, r3
    strexd r1, r4, r5, [r0]        |   strexd r1, r6, r7, [r0]
    cmp r1, #0                     |   cmp r1, #0
    bne L0                         |   bne L0
    lsr r0, r5, #31                |   adds r0, r4, r2
    pop {r4, r5, r11, pc}          |   adc r0, r5, r3
                                   |   lsr r0, r0, #31
                                   |   pop {r4, r5, r6, r7, r11, pc}

acquire: 10 instructions, core 12, portable-atomic 12
    push {r4, r5, r11, lr}         |   push {r4, r5, r6, r7, r11, lr}
  L0:                              | L0:
    ldrexd r4, r5, [r0]            |   ldrexd r4, r5, [r0]
    adds r4, r4, r2                |   adds r6, r4, r2
    adc r5, r5, r3                 |   adc r7, r5, r3
    strexd r1, r4, r5, [r0]        |   strexd r1, r6, r7, [r0]
    cmp r1, #0                     |   cmp r1, #0
    bne L0                         |   bne L0
    lsr r0, r5, #31                |   adds r0, r4, r2
    dmb ish                        |   dmb ish
    pop {r4, r5, r11, pc}          |   adc r0, r5, r3
                                   |   lsr r0, r0, #31
                                   |   pop {r4, r5, r6, r7, r11, pc}
