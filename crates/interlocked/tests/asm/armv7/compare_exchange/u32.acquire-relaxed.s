# compare_exchange, u32, armv7 (Armv7-A) | core

acquire/relaxed: 13 instructions, core 15, portable-atomic 15
    push {r11, lr}                 |   push {r11, lr}
    mov lr, #1                     | L0:
  L0:                              |   ldrex r12, [r0]
    ldrex r12, [r0]                |   cmp r12, r1
    cmp r12, r1                    |   bne L1
    bne L1                         |   strex lr, r2, [r0]
    strex lr, r2, [r0]             |   cmp lr, #0
    cmp lr, #0                     |   bne L0
    bne L0                         |   mov r0, #1
    dmb ish                        |   dmb ish
  L1:                              |   str r12, [r3]
    eor r0, lr, #1                 |   pop {r11, pc}
    str r12, [r3]                  | L1:
    uxtb r0, r0                    |   mov r0, #0
    pop {r11, pc}                  |   clrex
                                   |   str r12, [r3]
                                   |   pop {r11, pc}
