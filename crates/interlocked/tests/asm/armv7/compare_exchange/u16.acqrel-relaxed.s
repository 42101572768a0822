# compare_exchange, u16, armv7 (Armv7-A) | core

acqrel/relaxed seqcst/relaxed full/relaxed: 13 instructions, core 19, portable-atomic 19
    push {r11, lr}                 |   push {r11, lr}
  L0:                              |   ldrexh r12, [r0]
    ldrexh r12, [r0]               |   cmp r12, r1
    subs lr, r12, r1               |   bne L1
    bne L1                         |   dmb ish
    dmb ish                        | L0:
    strexh lr, r2, [r0]            |   strexh lr, r2, [r0]
    cmp lr, #0                     |   cmp lr, #0
    bne L0                         |   beq L2
    dmb ish                        |   ldrexh r12, [r0]
  L1:                              |   cmp r12, r1
    clz r0, lr                     |   beq L0
    strh r12, [r3]                 | L1:
    lsr r0, r0, #5                 |   mov r0, #0
    pop {r11, pc}                  |   clrex
                                   |   strh r12, [r3]
                                   |   pop {r11, pc}
                                   | L2:
                                   |   mov r0, #1
                                   |   dmb ish
                                   |   strh r12, [r3]
                                   |   pop {r11, pc}
