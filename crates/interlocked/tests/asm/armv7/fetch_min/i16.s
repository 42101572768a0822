# fetch_min, i16, armv7 (Armv7-A) | core

relaxed: 9 instructions, core 9, portable-atomic 9
  L0:                              | L0:
    ldrexh r3, [r0]                |   ldrexh r3, [r0]
    sxth r2, r3                    |   sxth r12, r3
    cmp r2, r1                     |   cmp r12, r1
    movge r3, r1                   |   movgt r3, r1
    strexh r12, r3, [r0]           |   strexh r2, r3, [r0]
    cmp r12, #0                    |   cmp r2, #0
    bne L0                         |   bne L0
    sxth r0, r2                    |   mov r0, r12
    bx lr                          |   bx lr

acquire: 10 instructions, core 10, portable-atomic 10
  L0:                              | L0:
    ldrexh r3, [r0]                |   ldrexh r3, [r0]
    sxth r2, r3                    |   sxth r12, r3
    cmp r2, r1                     |   cmp r12, r1
    movge r3, r1                   |   movgt r3, r1
    strexh r12, r3, [r0]           |   strexh r2, r3, [r0]
    cmp r12, #0                    |   cmp r2, #0
    bne L0                         |   bne L0
    sxth r0, r2                    |   mov r0, r12
    dmb ish                        |   dmb ish
    bx lr                          |   bx lr
