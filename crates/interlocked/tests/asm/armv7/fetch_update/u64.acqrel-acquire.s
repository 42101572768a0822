# fetch_update, u64, armv7 (Armv7-A) | core

acqrel/acquire seqcst/seqcst: 29 instructions, core 28, portable-atomic 28
    push {r4, r5, r6, r7, r11, lr} |   push {r4, r5, r6, r7, r8, r9, r11, lr}
    mov r12, r0                    |   ldr r9, [sp, #0x24]
    ldrexd r0, r1, [r0]            |   ldrexd r6, r7, [r0]
    mov lr, r0                     |   ldr r8, [sp, #0x20]
    mov r6, r1                     |   clrex
    eor r0, r1, r3                 | L0:
    eor r1, lr, r2                 |   eor r1, r6, r2
    dmb ish                        |   eor r5, r7, r3
    orrs r0, r1, r0                |   orrs r1, r1, r5
    beq L2                         |   dmb ish
    ldr r5, [sp, #0x1c]            |   beq L3
    ldr r4, [sp, #0x18]            |   ldrexd r4, r5, [r0]
  L0:                              |   eor r1, r4, r6
    mov r7, #1                     |   eor r7, r5, r7
    ldrexd r0, r1, [r12]           |   orrs r1, r1, r7
    cmp r0, lr                     |   bne L1
    cmpeq r1, r6                   |   mov r6, r4
    bne L1                         |   dmb ish
    dmb ish                        |   strexd r1, r8, r9, [r0]
    strexd r7, r4, r5, [r12]       |   mov r7, r5
  L1:                              |   cmp r1, #0
    dmb ish                        |   beq L2
    cmp r7, #1                     |   b L0
    bne L2                         | L1:
    mov lr, r0                     |   mov r6, r4
    mov r6, r1                     |   clrex
    eor r0, r0, r2                 |   mov r7, r5
