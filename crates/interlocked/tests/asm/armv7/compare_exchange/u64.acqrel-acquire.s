# compare_exchange, u64, armv7 (Armv7-A) | core

acqrel/acquire,seqcst seqcst/acquire,seqcst: 17 instructions, core 25, portable-atomic 25
    push {r4, r5, r6, lr}          |   push {r4, r6, r7, r8, r9, lr}
    add lr, sp, #16                |   ldrexd r8, r9, [r0]
    mov r12, r0                    |   ldr r12, [sp, #0x20]
    ldm lr, {r4, r5, lr}           |   eor r1, r9, r3
  L0:                              |   eor r7, r8, r2
    ldrexd r0, r1, [r12]           |   orrs r1, r7, r1
    subs r6, r0, r2                |   bne L1
    subseq r6, r1, r3              |   ldr r7, [sp, #0x1c]
    bne L1                         |   dmb ish
    dmb ish                        |   ldr r6, [sp, #0x18]
    strexd r6, r4, r5, [r12]       | L0:
    cmp r6, #0                     |   strexd r4, r6, r7, [r0]
    bne L0                         |   mov r1, #1
  L1:                              |   cmp r4, #0
    dmb ish                        |   beq L2
    strd r0, r1, [lr]              |   ldrexd r8, r9, [r0]
    clz r0, r6                     |   eor r1, r8, r2
    lsr r0, r0, #5                 |   eor r4, r9, r3
    pop {r4, r5, r6, pc}           |   orrs r1, r1, r4
                                   |   beq L0
                                   | L1:
                                   |   mov r1, #0
                                   |   clrex
                                   | L2:
                                   |   mov r0, r1
                                   |   dmb ish
                                   |   (2 more)
