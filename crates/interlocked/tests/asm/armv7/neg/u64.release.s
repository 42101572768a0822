# neg, u64, armv7 (Armv7-A) | core

release: 11 instructions, core 22, portable-atomic 22
    push {r4, r5, r11, lr}         |   push {r4, r5, r6, r7, r11, lr}
    dmb ish                        |   ldrexd r2, r3, [r0]
  L0:                              |   clrex
    ldrexd r4, r5, [r0]            | L0:
    mvn r4, r4                     |   ldrexd r4, r5, [r0]
    mvn r5, r5                     |   eor r1, r4, r2
    adds r4, r4, #1                |   eor r7, r5, r3
    adc r5, r5, #0                 |   orr r1, r1, r7
    strexd r1, r4, r5, [r0]        |   rsbs r6, r2, #0
    cmp r1, #0                     |   rsc r7, r3, #0
    bne L0                         |   cmp r1, #0
    pop {r4, r5, r11, pc}          |   bne L1
                                   |   dmb ish
                                   |   strexd r1, r6, r7, [r0]
                                   |   mov r2, r4
                                   |   cmp r1, #0
                                   |   mov r3, r5
                                   |   popeq {r4, r5, r6, r7, r11, pc}
                                   |   b L0
                                   | L1:
                                   |   mov r2, r4
                                   |   clrex
                                   |   mov r3, r5
                                   |   b L0
