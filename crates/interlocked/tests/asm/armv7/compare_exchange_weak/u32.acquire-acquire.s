# compare_exchange_weak, u32, armv7 (Armv7-A) | core

acquire/acquire,seqcst: 11 instructions, core 15, portable-atomic 15
    push {r11, lr}                 |   ldrex r12, [r0]
    mov lr, #1                     |   cmp r12, r1
    ldrex r12, [r0]                |   bne L0
    cmp r12, r1                    |   strex r1, r2, [r0]
    bne L0                         |   mov r0, #1
    strex lr, r2, [r0]             |   cmp r1, #0
  L0:                              |   movne r0, #0
    dmb ish                        |   dmb ish
    eor r0, lr, #1                 |   str r12, [r3]
    str r12, [r3]                  |   bx lr
    uxtb r0, r0                    | L0:
    pop {r11, pc}                  |   mov r0, #0
                                   |   clrex
                                   |   dmb ish
                                   |   str r12, [r3]
                                   |   bx lr
