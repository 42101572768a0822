# compare_exchange, u64, armv7 (Armv7-A) | core

acqrel/acquire,seqcst seqcst/acquire,seqcst: 18 instructions, core 25, portable-atomic 25
    push {r4, r5, r6, lr}          |   push {r4, r6, r7, r8, r9, lr}
    add lr, sp, #16                |   ldrexd r8, r9, [r0]
    mov r12, r0                    |   ldr r12, [sp, #0x20]
    ldm lr, {r4, r5, lr}           |   eor r1, r9, r3
    mov r6, #1                     |   eor r7, r8, r2
  L0:                              |   orrs r1, r7, r1
    ldrexd r0, r1, [r12]           |   bne L1
    cmp r0, r2                     |   ldr r7, [sp, #0x1c]
    cmpeq r1, r3                   |   dmb ish
    bne L1                         |   ldr r6, [sp, #0x18]
    dmb ish                        | L0:
    strexd r6, r4, r5, [r12]       |   strexd r4, r6, r7, [r0]
    cmp r6, #0                     |   mov r1, #1
    bne L0                         |   cmp r4, #0
  L1:                              |   beq L2
    dmb ish                        |   ldrexd r8, r9, [r0]
    strd r0, r1, [lr]              |   eor r1, r8, r2
    eor r0, r6, #1                 |   eor r4, r9, r3
    uxtb r0, r0                    |   orrs r1, r1, r4
    pop {r4, r5, r6, pc}           |   beq L0
                                   | L1:
                                   |   mov r1, #0
                                   |   clrex
                                   | L2:
                                   |   mov r0, r1
                                   |   dmb ish
                                   |   (2 more)
