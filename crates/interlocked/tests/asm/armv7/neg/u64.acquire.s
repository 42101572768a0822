# neg, u64, armv7 (Armv7-A) | core

acquire: 11 instructions, core 23, portable-atomic 23
    push {r4, r5, r11, lr}         |   push {r4, r5, r6, r7, r11, lr}
  L0:                              |   ldrexd r2, r3, [r0]
    ldrexd r4, r5, [r0]            |   clrex
    mvn r4, r4                     | L0:
    mvn r5, r5                     |   ldrexd r4, r5, [r0]
    adds r4, r4, #1                |   eor r1, r4, r2
    adc r5, r5, #0                 |   eor r7, r5, r3
    strexd r1, r4, r5, [r0]        |   orr r1, r1, r7
    cmp r1, #0                     |   rsbs r6, r2, #0
    bne L0                         |   rsc r7, r3, #0
    dmb ish                        |   cmp r1, #0
    pop {r4, r5, r11, pc}          |   bne L1
                                   |   mov r2, r4
                                   |   strexd r1, r6, r7, [r0]
                                   |   mov r3, r5
                                   |   cmp r1, #0
                                   |   beq L2
                                   |   b L0
                                   | L1:
                                   |   mov r2, r4
                                   |   clrex
                                   |   mov r3, r5
                                   |   b L0
                                   | L2:
                                   |   dmb ish
                                   |   pop {r4, r5, r6, r7, r11, pc}
