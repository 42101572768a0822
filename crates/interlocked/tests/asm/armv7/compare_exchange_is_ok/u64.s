# compare_exchange_is_ok, u64, armv7 (Armv7-A) | core

relaxed/relaxed: 14 instructions, core 18, portable-atomic 18
    push {r4, r5, r11, lr}         |   push {r4, r5, r6, r7, r11, lr}
    mov r12, r0                    |   ldr r5, [sp, #0x1c]
    ldr r4, [sp, #0x10]            |   ldr r4, [sp, #0x18]
    ldr r5, [sp, #0x14]            | L0:
  L0:                              |   ldrexd r6, r7, [r0]
    ldrexd r0, r1, [r12]           |   eor r1, r6, r2
    subs lr, r0, r2                |   eor r7, r7, r3
    subseq lr, r1, r3              |   orrs r1, r1, r7
    bne L1                         |   bne L1
    strexd lr, r4, r5, [r12]       |   strexd r7, r4, r5, [r0]
    cmp lr, #0                     |   mov r1, #1
    bne L0                         |   cmp r7, #0
  L1:                              |   bne L0
    clz r0, lr                     |   mov r0, r1
    lsr r0, r0, #5                 |   pop {r4, r5, r6, r7, r11, pc}
    pop {r4, r5, r11, pc}          | L1:
                                   |   mov r1, #0
                                   |   clrex
                                   |   mov r0, r1
                                   |   pop {r4, r5, r6, r7, r11, pc}
