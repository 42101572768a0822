# fetch_andnot, u8, armv7 (Armv7-A) | core

relaxed: 7 instructions, core 8, portable-atomic 8
  L0:                              |   mvn r12, r1
    ldrexb r2, [r0]                | L0:
    bic r3, r2, r1                 |   ldrexb r1, [r0]
    strexb r12, r3, [r0]           |   and r3, r1, r12
    cmp r12, #0                    |   strexb r2, r3, [r0]
    bne L0                         |   cmp r2, #0
    mov r0, r2                     |   bne L0
    bx lr                          |   mov r0, r1
                                   |   bx lr

acquire: 8 instructions, core 9, portable-atomic 9
  L0:                              |   mvn r12, r1
    ldrexb r12, [r0]               | L0:
    bic r3, r12, r1                |   ldrexb r1, [r0]
    strexb r2, r3, [r0]            |   and r3, r1, r12
    cmp r2, #0                     |   strexb r2, r3, [r0]
    bne L0                         |   cmp r2, #0
    mov r0, r12                    |   bne L0
    dmb ish                        |   mov r0, r1
    bx lr                          |   dmb ish
                                   |   bx lr
