# compare_exchange_found, u64, armv7 (Armv7-A) | core

relaxed/relaxed: 12 instructions, core 15, portable-atomic 15
    push {r4, r5, r11, lr}         |   push {r4, r5, r6, lr}
    mov r12, r0                    |   ldr r5, [sp, #0x14]
    ldr r4, [sp, #0x10]            |   mov r12, r0
    ldr r5, [sp, #0x14]            |   ldr r4, [sp, #0x10]
  L0:                              | L0:
    ldrexd r0, r1, [r12]           |   ldrexd r0, r1, [r12]
    subs lr, r0, r2                |   eor lr, r0, r2
    subseq lr, r1, r3              |   eor r6, r1, r3
    bne L1                         |   orrs r6, lr, r6
    strexd lr, r4, r5, [r12]       |   bne L1
    cmp lr, #0                     |   strexd r6, r4, r5, [r12]
    bne L0                         |   cmp r6, #0
  L1:                              |   popeq {r4, r5, r6, pc}
    pop {r4, r5, r11, pc}          |   b L0
                                   | L1:
                                   |   clrex
                                   |   pop {r4, r5, r6, pc}
