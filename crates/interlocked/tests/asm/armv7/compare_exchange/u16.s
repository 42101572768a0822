# compare_exchange, u16, armv7 (Armv7-A) | core

relaxed/relaxed: 12 instructions, core 16, portable-atomic 16
    push {r11, lr}                 |   push {r4, lr}
    mov lr, #1                     |   mov r12, #1
  L0:                              | L0:
    ldrexh r12, [r0]               |   ldrexh lr, [r0]
    cmp r12, r1                    |   cmp lr, r1
    bne L1                         |   bne L1
    strexh lr, r2, [r0]            |   strexh r4, r2, [r0]
    cmp lr, #0                     |   cmp r4, #0
    bne L0                         |   bne L0
  L1:                              |   mov r0, r12
    eor r0, lr, #1                 |   strh lr, [r3]
    strh r12, [r3]                 |   pop {r4, pc}
    uxtb r0, r0                    | L1:
    pop {r11, pc}                  |   mov r12, #0
                                   |   clrex
                                   |   mov r0, r12
                                   |   strh lr, [r3]
                                   |   pop {r4, pc}
