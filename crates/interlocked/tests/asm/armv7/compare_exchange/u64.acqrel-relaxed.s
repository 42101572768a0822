# compare_exchange, u64, armv7 (Armv7-A) | core

acqrel/relaxed seqcst/relaxed full/relaxed: 17 instructions, core 26, portable-atomic 26
    push {r4, r5, r6, lr}          |   push {r4, r5, r6, r7, r11, lr}
    add lr, sp, #16                |   ldrexd r4, r5, [r0]
    mov r12, r0                    |   ldr r12, [sp, #0x20]
    ldm lr, {r4, r5, lr}           |   eor r1, r5, r3
  L0:                              |   eor r7, r4, r2
    ldrexd r0, r1, [r12]           |   orrs r1, r7, r1
    subs r6, r0, r2                |   bne L1
    subseq r6, r1, r3              |   ldr r7, [sp, #0x1c]
    bne L1                         |   dmb ish
    dmb ish                        |   ldr r6, [sp, #0x18]
    strexd r6, r4, r5, [r12]       | L0:
    cmp r6, #0                     |   strexd r1, r6, r7, [r0]
    bne L0                         |   cmp r1, #0
    dmb ish                        |   beq L2
  L1:                              |   ldrexd r4, r5, [r0]
    strd r0, r1, [lr]              |   eor lr, r4, r2
    clz r0, r6                     |   eor r1, r5, r3
    lsr r0, r0, #5                 |   orrs r1, lr, r1
    pop {r4, r5, r6, pc}           |   beq L0
                                   | L1:
                                   |   mov r0, #0
                                   |   clrex
                                   |   strd r4, r5, [r12]
                                   |   pop {r4, r5, r6, r7, r11, pc}
                                   | L2:
                                   |   mov r0, #1
                                   |   (3 more)
