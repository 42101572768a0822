# compare_exchange_weak, u32, armv7 (Armv7-A) | core

relaxed/acquire,seqcst: 11 instructions, core 14, portable-atomic 14
    push {r11, lr}                 |   ldrex r12, [r0]
    mov lr, #1                     |   cmp r12, r1
    ldrex r12, [r0]                |   bne L0
    cmp r12, r1                    |   strex r1, r2, [r0]
    bne L0                         |   mov r0, #1
    strex lr, r2, [r0]             |   cmp r1, #0
  L0:                              |   bne L1
    dmb ish                        |   str r12, [r3]
    eor r0, lr, #1                 |   bx lr
    str r12, [r3]                  | L0:
    uxtb r0, r0                    |   clrex
    pop {r11, pc}                  | L1:
                                   |   mov r0, #0
                                   |   dmb ish
                                   |   str r12, [r3]
                                   |   bx lr
