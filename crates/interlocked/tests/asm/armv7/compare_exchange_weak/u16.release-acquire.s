# compare_exchange_weak, u16, armv7 (Armv7-A) | core

release/acquire,seqcst full/acquire,seqcst: 11 instructions, core 15, portable-atomic 15
    push {r11, lr}                 |   ldrexh r12, [r0]
    ldrexh r12, [r0]               |   cmp r12, r1
    subs lr, r12, r1               |   bne L0
    bne L0                         |   dmb ish
    dmb ish                        |   strexh r1, r2, [r0]
    strexh lr, r2, [r0]            |   mov r0, #1
  L0:                              |   cmp r1, #0
    dmb ish                        |   bne L1
    clz r0, lr                     |   strh r12, [r3]
    strh r12, [r3]                 |   bx lr
    lsr r0, r0, #5                 | L0:
    pop {r11, pc}                  |   clrex
                                   | L1:
                                   |   mov r0, #0
                                   |   dmb ish
                                   |   strh r12, [r3]
                                   |   bx lr
