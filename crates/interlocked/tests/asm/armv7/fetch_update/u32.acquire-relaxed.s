# fetch_update, u32, armv7 (Armv7-A) | core

acquire/relaxed: 13 instructions, core 16, portable-atomic 16
    push {r11, lr}                 |   ldr r3, [r0]
    ldr lr, [r0]                   | L0:
  L0:                              |   cmp r3, r1
    cmp lr, r1                     |   bxeq lr
    popeq {r11, pc}                |   ldrex r12, [r0]
    ldrex r12, [r0]                |   cmp r12, r3
    subs r3, r12, lr               |   bne L1
    bne L1                         |   strex r3, r2, [r0]
    strex r3, r2, [r0]             |   cmp r3, #0
    dmb ish                        |   mov r3, r12
  L1:                              |   beq L2
    mov lr, r12                    |   b L0
    cmp r3, #0                     | L1:
    bne L0                         |   clrex
    pop {r11, pc}                  |   mov r3, r12
                                   |   b L0
                                   | L2:
                                   |   dmb ish
                                   |   bx lr
