# fetch_neg, u64, armv7 (Armv7-A) | core

acqrel seqcst full: 13 instructions, core 28, portable-atomic 28
    push {r4, r5, r11, lr}         |   push {r4, r5, r11, lr}
    dmb ish                        |   mov r12, r0
    mov r2, r0                     |   ldrexd r0, r1, [r0]
  L0:                              |   clrex
    ldrexd r0, r1, [r2]            | L0:
    mvn r4, r0                     |   mov r3, r1
    mvn r5, r1                     |   mov r5, r0
    adds r4, r4, #1                |   ldrexd r0, r1, [r12]
    adc r5, r5, #0                 |   eor r4, r0, r5
    strexd r3, r4, r5, [r2]        |   eor r2, r1, r3
    cmp r3, #0                     |   orr r2, r4, r2
    bne L0                         |   rsbs r4, r5, #0
    dmb ish                        |   rsc r5, r3, #0
    pop {r4, r5, r11, pc}          |   cmp r2, #0
                                   |   bne L1
                                   |   dmb ish
                                   |   strexd r2, r4, r5, [r12]
                                   |   cmp r2, #0
                                   |   bne L2
                                   |   dmb ish
                                   |   mov r3, #1
                                   |   cmp r3, #0
                                   |   beq L0
                                   |   b L3
                                   | L1:
                                   |   clrex
                                   |   (4 more)
