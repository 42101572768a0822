# compare_exchange_weak, u16, armv7 (Armv7-A) | core

acqrel/acquire,seqcst seqcst/acquire,seqcst: 11 instructions, core 16, portable-atomic 16
    push {r11, lr}                 |   ldrexh r12, [r0]
    ldrexh r12, [r0]               |   cmp r12, r1
    subs lr, r12, r1               |   bne L0
    bne L0                         |   dmb ish
    dmb ish                        |   strexh r1, r2, [r0]
    strexh lr, r2, [r0]            |   mov r0, #1
  L0:                              |   cmp r1, #0
    dmb ish                        |   movne r0, #0
    clz r0, lr                     |   dmb ish
    strh r12, [r3]                 |   strh r12, [r3]
    lsr r0, r0, #5                 |   bx lr
    pop {r11, pc}                  | L0:
                                   |   mov r0, #0
                                   |   clrex
                                   |   dmb ish
                                   |   strh r12, [r3]
                                   |   bx lr
