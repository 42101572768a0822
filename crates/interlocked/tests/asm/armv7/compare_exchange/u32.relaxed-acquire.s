# compare_exchange, u32, armv7 (Armv7-A) | core

relaxed/acquire,seqcst: 13 instructions, core 17, portable-atomic 17
    push {r11, lr}                 |   push {r4, lr}
    mov lr, #1                     |   mov r12, #1
  L0:                              | L0:
    ldrex r12, [r0]                |   ldrex lr, [r0]
    cmp r12, r1                    |   cmp lr, r1
    bne L1                         |   bne L1
    strex lr, r2, [r0]             |   strex r4, r2, [r0]
    cmp lr, #0                     |   cmp r4, #0
    bne L0                         |   bne L0
  L1:                              |   mov r0, r12
    dmb ish                        |   str lr, [r3]
    eor r0, lr, #1                 |   pop {r4, pc}
    str r12, [r3]                  | L1:
    uxtb r0, r0                    |   clrex
    pop {r11, pc}                  |   mov r12, #0
                                   |   dmb ish
                                   |   mov r0, r12
                                   |   str lr, [r3]
                                   |   pop {r4, pc}
