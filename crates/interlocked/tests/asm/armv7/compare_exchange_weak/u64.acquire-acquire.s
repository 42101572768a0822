# compare_exchange_weak, u64, armv7 (Armv7-A) | core

acquire/acquire,seqcst: 15 instructions, core 21, portable-atomic 21
    push {r4, r5, r6, lr}          |   push {r4, r5, r11, lr}
    add lr, sp, #16                |   ldrexd r4, r5, [r0]
    mov r12, r0                    |   ldr r12, [sp, #0x18]
    ldm lr, {r4, r5, lr}           |   eor r3, r5, r3
    mov r6, #1                     |   eor r2, r4, r2
    ldrexd r0, r1, [r12]           |   orrs r2, r2, r3
    cmp r0, r2                     |   bne L0
    cmpeq r1, r3                   |   ldr r3, [sp, #0x14]
    bne L0                         |   ldr r2, [sp, #0x10]
    strexd r6, r4, r5, [r12]       |   strexd r1, r2, r3, [r0]
  L0:                              |   mov r0, #1
    dmb ish                        |   cmp r1, #0
    strd r0, r1, [lr]              |   movne r0, #0
    eor r0, r6, #1                 |   dmb ish
    uxtb r0, r0                    |   strd r4, r5, [r12]
    pop {r4, r5, r6, pc}           |   pop {r4, r5, r11, pc}
                                   | L0:
                                   |   mov r0, #0
                                   |   clrex
                                   |   dmb ish
                                   |   strd r4, r5, [r12]
                                   |   pop {r4, r5, r11, pc}
