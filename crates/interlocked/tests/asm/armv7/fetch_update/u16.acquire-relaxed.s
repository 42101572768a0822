# fetch_update, u16, armv7 (Armv7-A) | core

acquire/relaxed: 14 instructions, core 16, portable-atomic 16
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
    dmb ish                        |   beq L2
  L1:                              |   b L0
    mov lr, r12                    | L1:
    tst r3, #1                     |   clrex
    bne L0                         |   mov r3, r12
    pop {r11, pc}                  |   b L0
                                   | L2:
                                   |   dmb ish
                                   |   bx lr
