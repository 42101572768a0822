# compare_exchange_found, u64, armv7 (Armv7-A) | core

relaxed/relaxed: 13 instructions, core 15, portable-atomic 15
    push {r4, r5, r11, lr}         |   push {r4, r5, r6, lr}
    mov r12, r0                    |   ldr r5, [sp, #0x14]
    ldr r4, [sp, #0x10]            |   mov r12, r0
    ldr r5, [sp, #0x14]            |   ldr r4, [sp, #0x10]
    mov lr, #1                     | L0:
  L0:                              |   ldrexd r0, r1, [r12]
    ldrexd r0, r1, [r12]           |   eor lr, r0, r2
    cmp r0, r2                     |   eor r6, r1, r3
    cmpeq r1, r3                   |   orrs r6, lr, r6
    bne L1                         |   bne L1
    strexd lr, r4, r5, [r12]       |   strexd r6, r4, r5, [r12]
    cmp lr, #0                     |   cmp r6, #0
    bne L0                         |   popeq {r4, r5, r6, pc}
  L1:                              |   b L0
    pop {r4, r5, r11, pc}          | L1:
                                   |   clrex
                                   |   pop {r4, r5, r6, pc}
