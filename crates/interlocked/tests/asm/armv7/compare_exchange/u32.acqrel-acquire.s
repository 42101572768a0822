# compare_exchange, u32, armv7 (Armv7-A) | core

acqrel/acquire,seqcst seqcst/acquire,seqcst: 13 instructions, core 18, portable-atomic 18
    push {r11, lr}                 |   push {r4, lr}
  L0:                              |   ldrex lr, [r0]
    ldrex r12, [r0]                |   cmp lr, r1
    subs lr, r12, r1               |   bne L1
    bne L1                         |   mov r12, #1
    dmb ish                        |   dmb ish
    strex lr, r2, [r0]             | L0:
    cmp lr, #0                     |   strex r4, r2, [r0]
    bne L0                         |   cmp r4, #0
  L1:                              |   beq L2
    dmb ish                        |   ldrex lr, [r0]
    clz r0, lr                     |   cmp lr, r1
    str r12, [r3]                  |   beq L0
    lsr r0, r0, #5                 | L1:
    pop {r11, pc}                  |   mov r12, #0
                                   |   clrex
                                   | L2:
                                   |   mov r0, r12
                                   |   dmb ish
                                   |   str lr, [r3]
                                   |   pop {r4, pc}
