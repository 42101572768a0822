# fetch_update, u32, armv7 (Armv7-A) | core

acqrel/acquire seqcst/seqcst: 16 instructions, core 18, portable-atomic 18
    push {r11, lr}                 |   ldr r3, [r0]
    ldr lr, [r0]                   | L0:
    dmb ish                        |   cmp r3, r1
  L0:                              |   dmb ish
    cmp lr, r1                     |   bxeq lr
    popeq {r11, pc}                |   ldrex r12, [r0]
    mov r3, #1                     |   cmp r12, r3
    ldrex r12, [r0]                |   bne L1
    cmp r12, lr                    |   dmb ish
    bne L1                         |   strex r3, r2, [r0]
    dmb ish                        |   cmp r3, #0
    strex r3, r2, [r0]             |   mov r3, r12
  L1:                              |   beq L2
    dmb ish                        |   b L0
    mov lr, r12                    | L1:
    tst r3, #1                     |   clrex
    bne L0                         |   mov r3, r12
    pop {r11, pc}                  |   b L0
                                   | L2:
                                   |   dmb ish
                                   |   bx lr
