# compare_exchange, u16, armv7 (Armv7-A) | core

acqrel/relaxed seqcst/relaxed full/relaxed: 14 instructions, core 19, portable-atomic 19
    push {r11, lr}                 |   push {r11, lr}
    mov lr, #1                     |   ldrexh r12, [r0]
  L0:                              |   cmp r12, r1
    ldrexh r12, [r0]               |   bne L1
    cmp r12, r1                    |   dmb ish
    bne L1                         | L0:
    dmb ish                        |   strexh lr, r2, [r0]
    strexh lr, r2, [r0]            |   cmp lr, #0
    cmp lr, #0                     |   beq L2
    bne L0                         |   ldrexh r12, [r0]
    dmb ish                        |   cmp r12, r1
  L1:                              |   beq L0
    eor r0, lr, #1                 | L1:
    strh r12, [r3]                 |   mov r0, #0
    uxtb r0, r0                    |   clrex
    pop {r11, pc}                  |   strh r12, [r3]
                                   |   pop {r11, pc}
                                   | L2:
                                   |   mov r0, #1
                                   |   dmb ish
                                   |   strh r12, [r3]
                                   |   pop {r11, pc}
