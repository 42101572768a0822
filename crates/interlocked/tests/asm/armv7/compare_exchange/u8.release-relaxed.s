# compare_exchange, u8, armv7 (Armv7-A) | core

release/relaxed: 12 instructions, core 17, portable-atomic 17
    push {r11, lr}                 |   push {r4, lr}
  L0:                              |   ldrexb lr, [r0]
    ldrexb r12, [r0]               |   cmp lr, r1
    subs lr, r12, r1               |   bne L1
    bne L1                         |   mov r12, #1
    dmb ish                        |   dmb ish
    strexb lr, r2, [r0]            | L0:
    cmp lr, #0                     |   strexb r4, r2, [r0]
    bne L0                         |   cmp r4, #0
  L1:                              |   beq L2
    clz r0, lr                     |   ldrexb lr, [r0]
    strb r12, [r3]                 |   cmp lr, r1
    lsr r0, r0, #5                 |   beq L0
    pop {r11, pc}                  | L1:
                                   |   mov r12, #0
                                   |   clrex
                                   | L2:
                                   |   mov r0, r12
                                   |   strb lr, [r3]
                                   |   pop {r4, pc}
