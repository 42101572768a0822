# fetch_nand, u16, armv7 (Armv7-A) | core

release: 9 instructions, core 11, portable-atomic 11
    dmb ish                        |   push {r11, lr}
  L0:                              |   movw r12, #0xffff
    ldrexh r2, [r0]                |   dmb ish
    and r3, r2, r1                 | L0:
    mvn r3, r3                     |   ldrexh lr, [r0]
    strexh r12, r3, [r0]           |   and r3, lr, r1
    cmp r12, #0                    |   eor r3, r3, r12
    bne L0                         |   strexh r2, r3, [r0]
    mov r0, r2                     |   cmp r2, #0
    bx lr                          |   bne L0
                                   |   mov r0, lr
                                   |   pop {r11, pc}

acqrel seqcst full: 10 instructions, core 12, portable-atomic 12
    dmb ish                        |   push {r11, lr}
  L0:                              |   movw r12, #0xffff
    ldrexh r12, [r0]               |   dmb ish
    and r3, r12, r1                | L0:
    mvn r3, r3                     |   ldrexh lr, [r0]
    strexh r2, r3, [r0]            |   and r3, lr, r1
    cmp r2, #0                     |   eor r3, r3, r12
    bne L0                         |   strexh r2, r3, [r0]
    mov r0, r12                    |   cmp r2, #0
    dmb ish                        |   bne L0
    bx lr                          |   mov r0, lr
                                   |   dmb ish
                                   |   pop {r11, pc}
