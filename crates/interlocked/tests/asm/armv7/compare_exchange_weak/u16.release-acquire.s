# compare_exchange_weak, u16, armv7 (Armv7-A) | core

release/acquire,seqcst full/acquire,seqcst: 12 instructions, core 15, portable-atomic 15
    push {r11, lr}                 |   ldrexh r12, [r0]
    mov lr, #1                     |   cmp r12, r1
    ldrexh r12, [r0]               |   bne L0
    cmp r12, r1                    |   dmb ish
    bne L0                         |   strexh r1, r2, [r0]
    dmb ish                        |   mov r0, #1
    strexh lr, r2, [r0]            |   cmp r1, #0
  L0:                              |   bne L1
    dmb ish                        |   strh r12, [r3]
    eor r0, lr, #1                 |   bx lr
    strh r12, [r3]                 | L0:
    uxtb r0, r0                    |   clrex
    pop {r11, pc}                  | L1:
                                   |   mov r0, #0
                                   |   dmb ish
                                   |   strh r12, [r3]
                                   |   bx lr
