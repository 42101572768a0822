# fetch_update, u16, armv7 (Armv7-A) | core

relaxed/relaxed: 12 instructions, core 15, portable-atomic 15
    push {r11, lr}                 |   ldrh r3, [r0]
    ldrh lr, [r0]                  | L0:
  L0:                              |   cmp r3, r1
    cmp lr, r1                     |   bxeq lr
    popeq {r11, pc}                |   ldrexh r12, [r0]
    ldrexh r12, [r0]               |   cmp r12, r3
    subs r3, r12, lr               |   bne L1
    bne L1                         |   strexh r3, r2, [r0]
    strexh r3, r2, [r0]            |   cmp r3, #0
  L1:                              |   mov r3, r12
    mov lr, r12                    |   beq L2
    cmp r3, #0                     |   b L0
    bne L0                         | L1:
    pop {r11, pc}                  |   clrex
                                   |   mov r3, r12
                                   |   b L0
                                   | L2:
                                   |   bx lr
