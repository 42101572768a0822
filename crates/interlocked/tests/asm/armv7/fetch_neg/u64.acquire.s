# fetch_neg, u64, armv7 (Armv7-A) | core

acquire: 12 instructions, core 27, portable-atomic 27
    push {r4, r5, r11, lr}         |   push {r4, r5, r11, lr}
    mov r2, r0                     |   mov r12, r0
  L0:                              |   ldrexd r0, r1, [r0]
    ldrexd r0, r1, [r2]            |   clrex
    mvn r4, r0                     | L0:
    mvn r5, r1                     |   mov r3, r1
    adds r4, r4, #1                |   mov r5, r0
    adc r5, r5, #0                 |   ldrexd r0, r1, [r12]
    strexd r3, r4, r5, [r2]        |   eor r4, r0, r5
    cmp r3, #0                     |   eor r2, r1, r3
    bne L0                         |   orr r2, r4, r2
    dmb ish                        |   rsbs r4, r5, #0
    pop {r4, r5, r11, pc}          |   rsc r5, r3, #0
                                   |   cmp r2, #0
                                   |   bne L1
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
                                   | L2:
                                   |   (4 more)
