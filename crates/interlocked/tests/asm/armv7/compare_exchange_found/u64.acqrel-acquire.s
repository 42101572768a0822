# compare_exchange_found, u64, armv7 (Armv7-A) | core

acqrel/acquire seqcst/seqcst: 14 instructions, core 21, portable-atomic 21
    push {r4, r5, r11, lr}         |   push {r4, r5, r6, r7, r11, lr}
    mov r12, r0                    |   mov r12, r0
    ldr r4, [sp, #0x10]            |   ldrexd r0, r1, [r0]
    ldr r5, [sp, #0x14]            |   eor r5, r1, r3
  L0:                              |   eor r4, r0, r2
    ldrexd r0, r1, [r12]           |   orrs r5, r4, r5
    subs lr, r0, r2                |   bne L1
    subseq lr, r1, r3              |   ldr r7, [sp, #0x1c]
    bne L1                         |   dmb ish
    dmb ish                        |   ldr r6, [sp, #0x18]
    strexd lr, r4, r5, [r12]       | L0:
    cmp lr, #0                     |   strexd r4, r6, r7, [r12]
    bne L0                         |   cmp r4, #0
  L1:                              |   beq L2
    dmb ish                        |   ldrexd r0, r1, [r12]
    pop {r4, r5, r11, pc}          |   eor r5, r0, r2
                                   |   eor r4, r1, r3
                                   |   orrs r5, r5, r4
                                   |   beq L0
                                   | L1:
                                   |   clrex
                                   | L2:
                                   |   dmb ish
                                   |   pop {r4, r5, r6, r7, r11, pc}
