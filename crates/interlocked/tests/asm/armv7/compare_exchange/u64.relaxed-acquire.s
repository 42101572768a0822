# compare_exchange, u64, armv7 (Armv7-A) | core

relaxed/acquire,seqcst: 17 instructions, core 21, portable-atomic 21
    push {r4, r5, r6, lr}          |   push {r4, r5, r6, r7, r11, lr}
    add lr, sp, #16                |   add r12, sp, #24
    mov r12, r0                    |   ldm r12, {r6, r7, r12}
    ldm lr, {r4, r5, lr}           | L0:
    mov r6, #1                     |   ldrexd r4, r5, [r0]
  L0:                              |   eor lr, r4, r2
    ldrexd r0, r1, [r12]           |   eor r1, r5, r3
    cmp r0, r2                     |   orrs r1, lr, r1
    cmpeq r1, r3                   |   bne L1
    bne L1                         |   strexd lr, r6, r7, [r0]
    strexd r6, r4, r5, [r12]       |   mov r1, #1
    cmp r6, #0                     |   cmp lr, #0
    bne L0                         |   bne L0
  L1:                              |   mov r0, r1
    dmb ish                        |   strd r4, r5, [r12]
    strd r0, r1, [lr]              |   pop {r4, r5, r6, r7, r11, pc}
    eor r0, r6, #1                 | L1:
    uxtb r0, r0                    |   clrex
    pop {r4, r5, r6, pc}           |   mov r1, #0
                                   |   dmb ish
                                   |   mov r0, r1
                                   |   strd r4, r5, [r12]
                                   |   pop {r4, r5, r6, r7, r11, pc}
