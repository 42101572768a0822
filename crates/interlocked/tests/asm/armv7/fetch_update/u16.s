# fetch_update, u16, armv7 (Armv7-A) | core

relaxed/relaxed: 13 instructions, core 15, portable-atomic 15
    push {r11, lr}                 |   ldrh r3, [r0]
    ldrh lr, [r0]                  | L0:
  L0:                              |   cmp r3, r1
    cmp lr, r1                     |   bxeq lr
    popeq {r11, pc}                |   ldrexh r12, [r0]
    mov r3, #1                     |   cmp r12, r3
    ldrexh r12, [r0]               |   bne L1
    cmp r12, lr                    |   strexh r3, r2, [r0]
    bne L1                         |   cmp r3, #0
    strexh r3, r2, [r0]            |   mov r3, r12
  L1:                              |   beq L2
    mov lr, r12                    |   b L0
    tst r3, #1                     | L1:
    bne L0                         |   clrex
    pop {r11, pc}                  |   mov r3, r12
                                   |   b L0
                                   | L2:
                                   |   bx lr
