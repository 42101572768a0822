# compare_exchange_weak, u8, armv7 (Armv7-A) | core

acqrel/acquire,seqcst seqcst/acquire,seqcst: 12 instructions, core 16, portable-atomic 16
    push {r11, lr}                 |   ldrexb r12, [r0]
    mov lr, #1                     |   cmp r12, r1
    ldrexb r12, [r0]               |   bne L0
    cmp r12, r1                    |   dmb ish
    bne L0                         |   strexb r1, r2, [r0]
    dmb ish                        |   mov r0, #1
    strexb lr, r2, [r0]            |   cmp r1, #0
  L0:                              |   movne r0, #0
    dmb ish                        |   dmb ish
    eor r0, lr, #1                 |   strb r12, [r3]
    strb r12, [r3]                 |   bx lr
    uxtb r0, r0                    | L0:
    pop {r11, pc}                  |   mov r0, #0
                                   |   clrex
                                   |   dmb ish
                                   |   strb r12, [r3]
                                   |   bx lr
