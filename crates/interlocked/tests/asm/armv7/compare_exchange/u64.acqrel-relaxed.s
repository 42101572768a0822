# compare_exchange, u64, armv7 (Armv7-A) | core

acqrel/relaxed seqcst/relaxed full/relaxed: 18 instructions, core 26, portable-atomic 26
    push {r4, r5, r6, lr}          |   push {r4, r5, r6, r7, r11, lr}
    add lr, sp, #16                |   ldrexd r4, r5, [r0]
    mov r12, r0                    |   ldr r12, [sp, #0x20]
    ldm lr, {r4, r5, lr}           |   eor r1, r5, r3
    mov r6, #1                     |   eor r7, r4, r2
  L0:                              |   orrs r1, r7, r1
    ldrexd r0, r1, [r12]           |   bne L1
    cmp r0, r2                     |   ldr r7, [sp, #0x1c]
    cmpeq r1, r3                   |   dmb ish
    bne L1                         |   ldr r6, [sp, #0x18]
    dmb ish                        | L0:
    strexd r6, r4, r5, [r12]       |   strexd r1, r6, r7, [r0]
    cmp r6, #0                     |   cmp r1, #0
    bne L0                         |   beq L2
    dmb ish                        |   ldrexd r4, r5, [r0]
  L1:                              |   eor lr, r4, r2
    strd r0, r1, [lr]              |   eor r1, r5, r3
    eor r0, r6, #1                 |   orrs r1, lr, r1
    uxtb r0, r0                    |   beq L0
    pop {r4, r5, r6, pc}           | L1:
                                   |   mov r0, #0
                                   |   clrex
                                   |   strd r4, r5, [r12]
                                   |   pop {r4, r5, r6, r7, r11, pc}
                                   | L2:
                                   |   mov r0, #1
                                   |   (3 more)
