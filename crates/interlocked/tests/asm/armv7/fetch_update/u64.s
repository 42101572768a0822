# fetch_update, u64, armv7 (Armv7-A) | core

relaxed/relaxed: 21 instructions, core 33, portable-atomic 33
    push {r4, r5, r6, r7, r11, lr} |   push {r4, r5, r6, r7, r8, r9, r11, lr}
    ldr r5, [sp, #0x1c]            |   ldrexd r6, r7, [r0]
    mov r12, r0                    |   clrex
    ldr r4, [sp, #0x18]            |   eor r1, r7, r3
    ldrexd r0, r1, [r0]            |   eor r5, r6, r2
    mov lr, r0                     |   orrs r1, r5, r1
    mov r6, r1                     |   bne L1
  L0:                              | L0:
    eor r0, lr, r2                 |   pop {r4, r5, r6, r7, r8, r9, r11, pc}
    eor r1, r6, r3                 | L1:
    orrs r0, r0, r1                |   ldr r9, [sp, #0x24]
    beq L2                         |   ldr r8, [sp, #0x20]
    ldrexd r0, r1, [r12]           | L2:
    subs r7, r0, lr                |   ldrexd r4, r5, [r0]
    subseq r7, r1, r6              |   eor r1, r4, r6
    bne L1                         |   eor r7, r5, r7
    strexd r7, r4, r5, [r12]       |   orrs r1, r1, r7
  L1:                              |   bne L4
    mov lr, r0                     |   strexd r7, r8, r9, [r0]
    mov r6, r1                     |   mov r1, #1
    cmp r7, #0                     |   cmp r7, #0
    bne L0                         |   movne r1, #0
  L2:                              |   cmp r1, #0
    pop {r4, r5, r6, r7, r11, pc}  |   bne L0
                                   | L3:
                                   |   eor r1, r4, r2
                                   |   (11 more)
