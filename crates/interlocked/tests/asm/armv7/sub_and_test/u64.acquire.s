# sub_and_test, u64, armv7 (Armv7-A) | core

acquire: 12 instructions, core 14, portable-atomic 14
    push {r4, r5, r11, lr}         |   push {r4, r5, r6, r7, r11, lr}
  L0:                              | L0:
    ldrexd r4, r5, [r0]            |   ldrexd r4, r5, [r0]
    subs r4, r4, r2                |   subs r6, r4, r2
    sbc r5, r5, r3                 |   sbc r7, r5, r3
    strexd r1, r4, r5, [r0]        |   strexd r1, r6, r7, [r0]
    cmp r1, #0                     |   cmp r1, #0
    bne L0                         |   bne L0
    orr r0, r5, r4                 |   eor r0, r4, r2
    clz r0, r0                     |   eor r1, r5, r3
    dmb ish                        |   orr r0, r0, r1
    lsr r0, r0, #5                 |   dmb ish
    pop {r4, r5, r11, pc}          |   clz r0, r0
                                   |   lsr r0, r0, #5
                                   |   pop {r4, r5, r6, r7, r11, pc}
