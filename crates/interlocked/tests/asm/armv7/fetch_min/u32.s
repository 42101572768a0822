# fetch_min, u32, armv7 (Armv7-A) | core

relaxed: 9 instructions, core 9, portable-atomic 9
  L0:                              | L0:
    ldrex r3, [r0]                 |   ldrex r12, [r0]
    mov r2, r3                     |   mov r3, r1
    cmp r2, r1                     |   cmp r12, r1
    movhs r3, r1                   |   movls r3, r12
    strex r12, r3, [r0]            |   strex r2, r3, [r0]
    cmp r12, #0                    |   cmp r2, #0
    bne L0                         |   bne L0
    mov r0, r2                     |   mov r0, r12
    bx lr                          |   bx lr

acquire: 10 instructions, core 10, portable-atomic 10
  L0:                              |   mov r12, r0
    ldrex r3, [r0]                 | L0:
    mov r12, r3                    |   ldrex r0, [r12]
    cmp r12, r1                    |   mov r3, r1
    movhs r3, r1                   |   cmp r0, r1
    strex r2, r3, [r0]             |   movls r3, r0
    cmp r2, #0                     |   strex r2, r3, [r12]
    bne L0                         |   cmp r2, #0
    mov r0, r12                    |   bne L0
    dmb ish                        |   dmb ish
    bx lr                          |   bx lr
