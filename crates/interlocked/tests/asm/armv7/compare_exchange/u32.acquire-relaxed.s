# compare_exchange, u32, armv7 (Armv7-A) | core

acquire/relaxed: 12 instructions, core 15, portable-atomic 15
    push {r11, lr}                 |   push {r11, lr}
  L0:                              | L0:
    ldrex r12, [r0]                |   ldrex r12, [r0]
    subs lr, r12, r1               |   cmp r12, r1
    bne L1                         |   bne L1
    strex lr, r2, [r0]             |   strex lr, r2, [r0]
    cmp lr, #0                     |   cmp lr, #0
    bne L0                         |   bne L0
    dmb ish                        |   mov r0, #1
  L1:                              |   dmb ish
    clz r0, lr                     |   str r12, [r3]
    str r12, [r3]                  |   pop {r11, pc}
    lsr r0, r0, #5                 | L1:
    pop {r11, pc}                  |   mov r0, #0
                                   |   clrex
                                   |   str r12, [r3]
                                   |   pop {r11, pc}
