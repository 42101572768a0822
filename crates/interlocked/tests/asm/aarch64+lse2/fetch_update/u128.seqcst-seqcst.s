# fetch_update, u128, aarch64+lse2 (Armv8.4: LSE, LSE2, LRCPC) | core

seqcst/seqcst: 20 instructions, core 14, portable-atomic 18
    ldar x12, [x0]                 |   ldp x6, x7, [x0]
    ldp x10, x11, [x0]             |   dmb ish
    dmb ishld                      | L0:
    cmp x11, x3                    |   cmp x7, x3
    ccmp x10, x2, #0x0, eq         |   ccmp x6, x2, #0x0, eq
    b.eq L1                        |   b.eq L1
    mov x8, x3                     |   mov x8, x6
    mov x9, x2                     |   mov x9, x7
  L0:                              |   caspal x8, x9, x4, x5, [x0]
    mov x3, x11                    |   cmp x9, x7
    mov x2, x10                    |   ccmp x8, x6, #0x0, eq
    caspal x2, x3, x4, x5, [x0]    |   mov x6, x8
    cmp x3, x11                    |   mov x7, x9
    ccmp x2, x10, #0x0, eq         |   b.ne L0
    b.eq L1                        | L1:
    cmp x3, x8                     |   ret
    mov x10, x2                    |
    mov x11, x3                    |
    ccmp x2, x9, #0x0, eq          |
    b.ne L0                        |
  L1:                              |
    ret                            |
