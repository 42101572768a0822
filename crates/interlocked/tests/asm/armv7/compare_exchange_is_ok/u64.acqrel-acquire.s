# compare_exchange_is_ok, u64, armv7 (Armv7-A) | core

acqrel/acquire seqcst/seqcst: 16 instructions, core 23, portable-atomic 23
    push {r4, r5, r11, lr}         |   push {r4, r5, r6, r7, r11, lr}
    mov r12, r0                    |   ldrexd r4, r5, [r0]
    ldr r4, [sp, #0x10]            |   eor r1, r5, r3
    ldr r5, [sp, #0x14]            |   eor r5, r4, r2
  L0:                              |   orrs r1, r5, r1
    ldrexd r0, r1, [r12]           |   bne L1
    subs lr, r0, r2                |   ldr r5, [sp, #0x1c]
    subseq lr, r1, r3              |   dmb ish
    bne L1                         |   ldr r4, [sp, #0x18]
    dmb ish                        | L0:
    strexd lr, r4, r5, [r12]       |   strexd r12, r4, r5, [r0]
    cmp lr, #0                     |   mov r1, #1
    bne L0                         |   cmp r12, #0
  L1:                              |   beq L2
    dmb ish                        |   ldrexd r6, r7, [r0]
    clz r0, lr                     |   eor r1, r6, r2
    lsr r0, r0, #5                 |   eor r7, r7, r3
    pop {r4, r5, r11, pc}          |   orrs r1, r1, r7
                                   |   beq L0
                                   | L1:
                                   |   mov r1, #0
                                   |   clrex
                                   | L2:
                                   |   mov r0, r1
                                   |   dmb ish
                                   |   pop {r4, r5, r6, r7, r11, pc}
