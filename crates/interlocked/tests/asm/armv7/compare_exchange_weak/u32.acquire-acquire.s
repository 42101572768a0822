# compare_exchange_weak, u32, armv7 (Armv7-A) | core

acquire/acquire,seqcst: 10 instructions, core 15, portable-atomic 15
    push {r11, lr}                 |   ldrex r12, [r0]
    ldrex r12, [r0]                |   cmp r12, r1
    subs lr, r12, r1               |   bne L0
    bne L0                         |   strex r1, r2, [r0]
    strex lr, r2, [r0]             |   mov r0, #1
  L0:                              |   cmp r1, #0
    dmb ish                        |   movne r0, #0
    clz r0, lr                     |   dmb ish
    str r12, [r3]                  |   str r12, [r3]
    lsr r0, r0, #5                 |   bx lr
    pop {r11, pc}                  | L0:
                                   |   mov r0, #0
                                   |   clrex
                                   |   dmb ish
                                   |   str r12, [r3]
                                   |   bx lr
