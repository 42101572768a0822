# compare_exchange_until, u64, armv7 (Armv7-A) | core

relaxed/relaxed: 12 instructions, core 14, portable-atomic 14
    push {r4, r5, r11, lr}         |   push {r4, r5, r6, r7, r11, lr}
    ldr r5, [sp, #0x14]            |   ldr r5, [sp, #0x1c]
    mov r12, r0                    |   ldr r4, [sp, #0x18]
    ldr r4, [sp, #0x10]            | L0:
  L0:                              |   ldrexd r6, r7, [r0]
    ldrexd r0, r1, [r12]           |   eor r1, r6, r2
    subs lr, r0, r2                |   eor r7, r7, r3
    subseq lr, r1, r3              |   orrs r1, r1, r7
    bne L1                         |   bne L1
    strexd lr, r4, r5, [r12]       |   strexd r1, r4, r5, [r0]
  L1:                              |   cmp r1, #0
    cmp lr, #0                     |   popeq {r4, r5, r6, r7, r11, pc}
    bne L0                         |   b L0
    pop {r4, r5, r11, pc}          | L1:
                                   |   clrex
                                   |   b L0
