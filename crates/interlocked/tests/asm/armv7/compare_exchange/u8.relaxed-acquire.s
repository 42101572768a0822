# compare_exchange, u8, armv7 (Armv7-A) | core

relaxed/acquire,seqcst: 12 instructions, core 17, portable-atomic 17
    push {r11, lr}                 |   push {r4, lr}
  L0:                              |   mov r12, #1
    ldrexb r12, [r0]               | L0:
    subs lr, r12, r1               |   ldrexb lr, [r0]
    bne L1                         |   cmp lr, r1
    strexb lr, r2, [r0]            |   bne L1
    cmp lr, #0                     |   strexb r4, r2, [r0]
    bne L0                         |   cmp r4, #0
  L1:                              |   bne L0
    dmb ish                        |   mov r0, r12
    clz r0, lr                     |   strb lr, [r3]
    strb r12, [r3]                 |   pop {r4, pc}
    lsr r0, r0, #5                 | L1:
    pop {r11, pc}                  |   clrex
                                   |   mov r12, #0
                                   |   dmb ish
                                   |   mov r0, r12
                                   |   strb lr, [r3]
                                   |   pop {r4, pc}
