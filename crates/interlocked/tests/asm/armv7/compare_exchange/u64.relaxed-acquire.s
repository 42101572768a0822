# compare_exchange, u64, armv7 (Armv7-A) | core

relaxed/acquire,seqcst: 16 instructions, core 21, portable-atomic 21
    push {r4, r5, r6, lr}          |   push {r4, r5, r6, r7, r11, lr}
    add lr, sp, #16                |   add r12, sp, #24
    mov r12, r0                    |   ldm r12, {r6, r7, r12}
    ldm lr, {r4, r5, lr}           | L0:
  L0:                              |   ldrexd r4, r5, [r0]
    ldrexd r0, r1, [r12]           |   eor lr, r4, r2
    subs r6, r0, r2                |   eor r1, r5, r3
    subseq r6, r1, r3              |   orrs r1, lr, r1
    bne L1                         |   bne L1
    strexd r6, r4, r5, [r12]       |   strexd lr, r6, r7, [r0]
    cmp r6, #0                     |   mov r1, #1
    bne L0                         |   cmp lr, #0
  L1:                              |   bne L0
    dmb ish                        |   mov r0, r1
    strd r0, r1, [lr]              |   strd r4, r5, [r12]
    clz r0, r6                     |   pop {r4, r5, r6, r7, r11, pc}
    lsr r0, r0, #5                 | L1:
    pop {r4, r5, r6, pc}           |   clrex
                                   |   mov r1, #0
                                   |   dmb ish
                                   |   mov r0, r1
                                   |   strd r4, r5, [r12]
                                   |   pop {r4, r5, r6, r7, r11, pc}
