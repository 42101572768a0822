# fetch_xor, u8, armv7 (Armv7-A) | core

relaxed: 7 instructions, core 7, portable-atomic 7
  L0:                              | L0:
    ldrexb r2, [r0]                |   ldrexb r12, [r0]
    eor r3, r2, r1                 |   eor r3, r12, r1
    strexb r12, r3, [r0]           |   strexb r2, r3, [r0]
    cmp r12, #0                    |   cmp r2, #0
    bne L0                         |   bne L0
    mov r0, r2                     |   mov r0, r12
    bx lr                          |   bx lr

acquire: 8 instructions, core 8, portable-atomic 8
  L0:                              |   mov r12, r0
    ldrexb r12, [r0]               | L0:
    eor r3, r12, r1                |   ldrexb r0, [r12]
    strexb r2, r3, [r0]            |   eor r3, r0, r1
    cmp r2, #0                     |   strexb r2, r3, [r12]
    bne L0                         |   cmp r2, #0
    mov r0, r12                    |   bne L0
    dmb ish                        |   dmb ish
    bx lr                          |   bx lr
