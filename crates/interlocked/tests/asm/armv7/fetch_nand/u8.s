# fetch_nand, u8, armv7 (Armv7-A) | core

relaxed: 8 instructions, core 8, portable-atomic 8
  L0:                              | L0:
    ldrexb r2, [r0]                |   ldrexb r12, [r0]
    and r3, r2, r1                 |   and r3, r12, r1
    mvn r3, r3                     |   eor r3, r3, #255
    strexb r12, r3, [r0]           |   strexb r2, r3, [r0]
    cmp r12, #0                    |   cmp r2, #0
    bne L0                         |   bne L0
    mov r0, r2                     |   mov r0, r12
    bx lr                          |   bx lr

acquire: 9 instructions, core 9, portable-atomic 9
  L0:                              |   mov r12, r0
    ldrexb r12, [r0]               | L0:
    and r3, r12, r1                |   ldrexb r0, [r12]
    mvn r3, r3                     |   and r3, r0, r1
    strexb r2, r3, [r0]            |   eor r3, r3, #255
    cmp r2, #0                     |   strexb r2, r3, [r12]
    bne L0                         |   cmp r2, #0
    mov r0, r12                    |   bne L0
    dmb ish                        |   dmb ish
    bx lr                          |   bx lr
