# inc_and_test, u64, armv7 (Armv7-A) | core

acquire: 12 instructions, core 13, portable-atomic 13
    push {r4, r5, r11, lr}         |   push {r4, r5, r11, lr}
  L0:                              | L0:
    ldrexd r4, r5, [r0]            |   ldrexd r2, r3, [r0]
    adds r4, r4, #1                |   adds r4, r2, #1
    adc r5, r5, #0                 |   adc r5, r3, #0
    strexd r1, r4, r5, [r0]        |   strexd r1, r4, r5, [r0]
    cmp r1, #0                     |   cmp r1, #0
    bne L0                         |   bne L0
    orr r0, r5, r4                 |   and r0, r2, r3
    clz r0, r0                     |   dmb ish
    dmb ish                        |   add r0, r0, #1
    lsr r0, r0, #5                 |   clz r0, r0
    pop {r4, r5, r11, pc}          |   lsr r0, r0, #5
                                   |   pop {r4, r5, r11, pc}
