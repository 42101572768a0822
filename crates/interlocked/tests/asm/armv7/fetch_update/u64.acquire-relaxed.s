# fetch_update, u64, armv7 (Armv7-A) | core

acquire/relaxed: 22 instructions, core 26, portable-atomic 26
    push {r4, r5, r6, r7, r11, lr} |   push {r4, r5, r6, r7, r8, r9, r11, lr}
    ldr r5, [sp, #0x1c]            |   ldr r9, [sp, #0x24]
    mov r12, r0                    |   ldrexd r6, r7, [r0]
    ldr r4, [sp, #0x18]            |   ldr r8, [sp, #0x20]
    ldrexd r0, r1, [r0]            |   clrex
    mov lr, r0                     | L0:
    mov r6, r1                     |   eor r1, r6, r2
  L0:                              |   eor r5, r7, r3
    eor r0, lr, r2                 |   orrs r1, r1, r5
    eor r1, r6, r3                 |   beq L3
    orrs r0, r0, r1                |   ldrexd r4, r5, [r0]
    beq L2                         |   eor r1, r4, r6
    ldrexd r0, r1, [r12]           |   eor r7, r5, r7
    subs r7, r0, lr                |   orrs r1, r1, r7
    subseq r7, r1, r6              |   bne L1
    bne L1                         |   mov r6, r4
    strexd r7, r4, r5, [r12]       |   strexd r1, r8, r9, [r0]
    dmb ish                        |   mov r7, r5
  L1:                              |   cmp r1, #0
    mov lr, r0                     |   beq L2
    mov r6, r1                     |   b L0
    cmp r7, #0                     | L1:
    bne L0                         |   mov r6, r4
  L2:                              |   clrex
    pop {r4, r5, r6, r7, r11, pc}  |   mov r7, r5
                                   |   b L0
                                   |   (2 more)
