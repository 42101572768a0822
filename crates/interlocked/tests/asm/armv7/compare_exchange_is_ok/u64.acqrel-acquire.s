# compare_exchange_is_ok, u64, armv7 (Armv7-A) | core

acqrel/acquire seqcst/seqcst: 17 instructions, core 23, portable-atomic 23
    push {r4, r5, r11, lr}         |   push {r4, r5, r6, r7, r11, lr}
    mov r12, r0                    |   ldrexd r4, r5, [r0]
    ldr r4, [sp, #0x10]            |   eor r1, r5, r3
    ldr r5, [sp, #0x14]            |   eor r5, r4, r2
    mov lr, #1                     |   orrs r1, r5, r1
  L0:                              |   bne L1
    ldrexd r0, r1, [r12]           |   ldr r5, [sp, #0x1c]
    cmp r0, r2                     |   dmb ish
    cmpeq r1, r3                   |   ldr r4, [sp, #0x18]
    bne L1                         | L0:
    dmb ish                        |   strexd r12, r4, r5, [r0]
    strexd lr, r4, r5, [r12]       |   mov r1, #1
    cmp lr, #0                     |   cmp r12, #0
    bne L0                         |   beq L2
  L1:                              |   ldrexd r6, r7, [r0]
    dmb ish                        |   eor r1, r6, r2
    clz r0, lr                     |   eor r7, r7, r3
    lsr r0, r0, #5                 |   orrs r1, r1, r7
    pop {r4, r5, r11, pc}          |   beq L0
                                   | L1:
                                   |   mov r1, #0
                                   |   clrex
                                   | L2:
                                   |   mov r0, r1
                                   |   dmb ish
                                   |   pop {r4, r5, r6, r7, r11, pc}
