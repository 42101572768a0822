# compare_exchange_weak, u64, armv7 (Armv7-A) | core

acqrel/acquire,seqcst seqcst/acquire,seqcst: 15 instructions, core 22, portable-atomic 22
    push {r4, r5, r6, lr}          |   push {r4, r5, r11, lr}
    add lr, sp, #16                |   ldrexd r4, r5, [r0]
    mov r12, r0                    |   ldr r12, [sp, #0x18]
    ldm lr, {r4, r5, lr}           |   eor r3, r5, r3
    ldrexd r0, r1, [r12]           |   eor r2, r4, r2
    subs r6, r0, r2                |   orrs r2, r2, r3
    subseq r6, r1, r3              |   bne L0
    bne L0                         |   ldr r3, [sp, #0x14]
    dmb ish                        |   dmb ish
    strexd r6, r4, r5, [r12]       |   ldr r2, [sp, #0x10]
  L0:                              |   strexd r1, r2, r3, [r0]
    dmb ish                        |   mov r0, #1
    strd r0, r1, [lr]              |   cmp r1, #0
    clz r0, r6                     |   movne r0, #0
    lsr r0, r0, #5                 |   dmb ish
    pop {r4, r5, r6, pc}           |   strd r4, r5, [r12]
                                   |   pop {r4, r5, r11, pc}
                                   | L0:
                                   |   mov r0, #0
                                   |   clrex
                                   |   dmb ish
                                   |   strd r4, r5, [r12]
                                   |   pop {r4, r5, r11, pc}
