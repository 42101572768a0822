# dec, u64, armv7 (Armv7-A) | core

release: 9 instructions, core 9, portable-atomic 9
    push {r4, r5, r11, lr}         |   push {r4, r5, r11, lr}
    dmb ish                        |   dmb ish
  L0:                              | L0:
    ldrexd r4, r5, [r0]            |   ldrexd r2, r3, [r0]
    subs r4, r4, #1                |   subs r4, r2, #1
    sbc r5, r5, #0                 |   sbc r5, r3, #0
    strexd r1, r4, r5, [r0]        |   strexd r1, r4, r5, [r0]
    cmp r1, #0                     |   cmp r1, #0
    bne L0                         |   bne L0
    pop {r4, r5, r11, pc}          |   pop {r4, r5, r11, pc}

acqrel seqcst full: 10 instructions, core 10, portable-atomic 10
    push {r4, r5, r11, lr}         |   push {r4, r5, r11, lr}
    dmb ish                        |   dmb ish
  L0:                              | L0:
    ldrexd r4, r5, [r0]            |   ldrexd r2, r3, [r0]
    subs r4, r4, #1                |   subs r4, r2, #1
    sbc r5, r5, #0                 |   sbc r5, r3, #0
    strexd r1, r4, r5, [r0]        |   strexd r1, r4, r5, [r0]
    cmp r1, #0                     |   cmp r1, #0
    bne L0                         |   bne L0
    dmb ish                        |   dmb ish
    pop {r4, r5, r11, pc}          |   pop {r4, r5, r11, pc}
