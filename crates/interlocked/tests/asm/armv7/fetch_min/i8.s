# fetch_min, i8, armv7 (Armv7-A) | core

relaxed: 9 instructions, core 9, portable-atomic 9
  L0:                              | L0:
    ldrexb r3, [r0]                |   ldrexb r3, [r0]
    sxtb r2, r3                    |   sxtb r12, r3
    cmp r2, r1                     |   cmp r12, r1
    movge r3, r1                   |   movgt r3, r1
    strexb r12, r3, [r0]           |   strexb r2, r3, [r0]
    cmp r12, #0                    |   cmp r2, #0
    bne L0                         |   bne L0
    sxtb r0, r2                    |   mov r0, r12
    bx lr                          |   bx lr

acquire: 10 instructions, core 10, portable-atomic 10
  L0:                              | L0:
    ldrexb r3, [r0]                |   ldrexb r3, [r0]
    sxtb r2, r3                    |   sxtb r12, r3
    cmp r2, r1                     |   cmp r12, r1
    movge r3, r1                   |   movgt r3, r1
    strexb r12, r3, [r0]           |   strexb r2, r3, [r0]
    cmp r12, #0                    |   cmp r2, #0
    bne L0                         |   bne L0
    sxtb r0, r2                    |   mov r0, r12
    dmb ish                        |   dmb ish
    bx lr                          |   bx lr
