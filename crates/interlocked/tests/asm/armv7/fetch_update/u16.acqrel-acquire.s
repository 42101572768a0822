# fetch_update, u16, armv7 (Armv7-A) | core

acqrel/acquire seqcst/seqcst: 15 instructions, core 18, portable-atomic 18
    push {r11, lr}                 |   ldrh r3, [r0]
    ldrh lr, [r0]                  | L0:
    dmb ish                        |   cmp r3, r1
  L0:                              |   dmb ish
    cmp lr, r1                     |   bxeq lr
    popeq {r11, pc}                |   ldrexh r12, [r0]
    ldrexh r12, [r0]               |   cmp r12, r3
    subs r3, r12, lr               |   bne L1
    bne L1                         |   dmb ish
    dmb ish                        |   strexh r3, r2, [r0]
    strexh r3, r2, [r0]            |   cmp r3, #0
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
