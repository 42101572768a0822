# compare_exchange, u16, armv7 (Armv7-A) | core

acqrel/acquire,seqcst seqcst/acquire,seqcst: 14 instructions, core 18, portable-atomic 18
    push {r11, lr}                 |   push {r4, lr}
    mov lr, #1                     |   ldrexh lr, [r0]
  L0:                              |   cmp lr, r1
    ldrexh r12, [r0]               |   bne L1
    cmp r12, r1                    |   mov r12, #1
    bne L1                         |   dmb ish
    dmb ish                        | L0:
    strexh lr, r2, [r0]            |   strexh r4, r2, [r0]
    cmp lr, #0                     |   cmp r4, #0
    bne L0                         |   beq L2
  L1:                              |   ldrexh lr, [r0]
    dmb ish                        |   cmp lr, r1
    eor r0, lr, #1                 |   beq L0
    strh r12, [r3]                 | L1:
    uxtb r0, r0                    |   mov r12, #0
    pop {r11, pc}                  |   clrex
                                   | L2:
                                   |   mov r0, r12
                                   |   dmb ish
                                   |   strh lr, [r3]
                                   |   pop {r4, pc}
