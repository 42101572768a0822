# fetch_min, i16, armv7 (Armv7-A) | core

relaxed: 10 instructions, core 9, portable-atomic 9
  L0:                              | L0:
    ldrexh r2, [r0]                |   ldrexh r3, [r0]
    sxth r3, r2                    |   sxth r12, r3
    cmp r3, r1                     |   cmp r12, r1
    mov r3, r1                     |   movgt r3, r1
    movlt r3, r2                   |   strexh r2, r3, [r0]
    strexh r12, r3, [r0]           |   cmp r2, #0
    cmp r12, #0                    |   bne L0
    bne L0                         |   mov r0, r12
    sxth r0, r2                    |   bx lr
    bx lr                          |

acquire: 11 instructions, core 10, portable-atomic 10
  L0:                              | L0:
    ldrexh r2, [r0]                |   ldrexh r3, [r0]
    sxth r3, r2                    |   sxth r12, r3
    cmp r3, r1                     |   cmp r12, r1
    mov r3, r1                     |   movgt r3, r1
    movlt r3, r2                   |   strexh r2, r3, [r0]
    strexh r12, r3, [r0]           |   cmp r2, #0
    cmp r12, #0                    |   bne L0
    bne L0                         |   mov r0, r12
    sxth r0, r2                    |   dmb ish
    dmb ish                        |   bx lr
    bx lr                          |
