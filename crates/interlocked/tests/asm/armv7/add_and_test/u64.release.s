# add_and_test, u64, armv7 (Armv7-A) | core

release: 12 instructions, core 16, portable-atomic 16
    push {r4, r5, r11, lr}         |   push {r4, r5, r6, r7, r11, lr}
    dmb ish                        |   dmb ish
  L0:                              | L0:
    ldrexd r4, r5, [r0]            |   ldrexd r4, r5, [r0]
    adds r4, r4, r2                |   adds r6, r4, r2
    adc r5, r5, r3                 |   adc r7, r5, r3
    strexd r1, r4, r5, [r0]        |   strexd r1, r6, r7, [r0]
    cmp r1, #0                     |   cmp r1, #0
    bne L0                         |   bne L0
    orr r0, r5, r4                 |   rsbs r0, r2, #0
    clz r0, r0                     |   rsc r1, r3, #0
    lsr r0, r0, #5                 |   eor r0, r4, r0
    pop {r4, r5, r11, pc}          |   eor r1, r5, r1
                                   |   orr r0, r0, r1
                                   |   clz r0, r0
                                   |   lsr r0, r0, #5
                                   |   pop {r4, r5, r6, r7, r11, pc}
