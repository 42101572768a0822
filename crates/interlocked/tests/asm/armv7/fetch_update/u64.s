# fetch_update, u64, armv7 (Armv7-A) | core

relaxed/relaxed: 26 instructions, core 33, portable-atomic 33
    push {r4, r5, r6, r7, r11, lr} |   push {r4, r5, r6, r7, r8, r9, r11, lr}
    mov r12, r0                    |   ldrexd r6, r7, [r0]
    ldrexd r0, r1, [r0]            |   clrex
    mov lr, r0                     |   eor r1, r7, r3
    mov r6, r1                     |   eor r5, r6, r2
    eor r0, r1, r3                 |   orrs r1, r5, r1
    eor r1, lr, r2                 |   bne L1
    orrs r0, r1, r0                | L0:
    beq L2                         |   pop {r4, r5, r6, r7, r8, r9, r11, pc}
    ldr r5, [sp, #0x1c]            | L1:
    ldr r4, [sp, #0x18]            |   ldr r9, [sp, #0x24]
  L0:                              |   ldr r8, [sp, #0x20]
    mov r7, #1                     | L2:
    ldrexd r0, r1, [r12]           |   ldrexd r4, r5, [r0]
    cmp r0, lr                     |   eor r1, r4, r6
    cmpeq r1, r6                   |   eor r7, r5, r7
    bne L1                         |   orrs r1, r1, r7
    strexd r7, r4, r5, [r12]       |   bne L4
  L1:                              |   strexd r7, r8, r9, [r0]
    cmp r7, #1                     |   mov r1, #1
    bne L2                         |   cmp r7, #0
    mov lr, r0                     |   movne r1, #0
    mov r6, r1                     |   cmp r1, #0
    eor r0, r0, r2                 |   bne L0
    eor r1, r1, r3                 | L3:
    orrs r0, r0, r1                |   eor r1, r4, r2
    bne L0                         |   eor r7, r5, r3
