# compare_exchange_until, u64, armv7 (Armv7-A) | core

relaxed/relaxed: 13 instructions, core 14, portable-atomic 14
    push {r4, r5, r11, lr}         |   push {r4, r5, r6, r7, r11, lr}
    ldr r5, [sp, #0x14]            |   ldr r5, [sp, #0x1c]
    mov r12, r0                    |   ldr r4, [sp, #0x18]
    ldr r4, [sp, #0x10]            | L0:
  L0:                              |   ldrexd r6, r7, [r0]
    mov lr, #1                     |   eor r1, r6, r2
    ldrexd r0, r1, [r12]           |   eor r7, r7, r3
    cmp r0, r2                     |   orrs r1, r1, r7
    cmpeq r1, r3                   |   bne L1
    bne L1                         |   strexd r1, r4, r5, [r0]
    strexd lr, r4, r5, [r12]       |   cmp r1, #0
  L1:                              |   popeq {r4, r5, r6, r7, r11, pc}
    cmp lr, #0                     |   b L0
    bne L0                         | L1:
    pop {r4, r5, r11, pc}          |   clrex
                                   |   b L0
