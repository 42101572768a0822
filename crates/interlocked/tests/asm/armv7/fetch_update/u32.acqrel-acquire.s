# fetch_update, u32, armv7 (Armv7-A) | core

acqrel/acquire seqcst/seqcst: 15 instructions, core 18, portable-atomic 18
    push {r11, lr}                 |   ldr r3, [r0]
    ldr lr, [r0]                   | L0:
    dmb ish                        |   cmp r3, r1
  L0:                              |   dmb ish
    cmp lr, r1                     |   bxeq lr
    popeq {r11, pc}                |   ldrex r12, [r0]
    ldrex r12, [r0]                |   cmp r12, r3
    subs r3, r12, lr               |   bne L1
    bne L1                         |   dmb ish
    dmb ish                        |   strex r3, r2, [r0]
    strex r3, r2, [r0]             |   cmp r3, #0
  L1:                              |   mov r3, r12
    dmb ish                        |   beq L2
    mov lr, r12                    |   b L0
    cmp r3, #0                     | L1:
    bne L0                         |   clrex
    pop {r11, pc}                  |   mov r3, r12
                                   |   b L0
                                   | L2:
                                   |   dmb ish
                                   |   bx lr
