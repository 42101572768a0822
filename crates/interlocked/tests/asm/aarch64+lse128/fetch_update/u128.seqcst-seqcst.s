# fetch_update, u128, aarch64+lse128 (Armv9.4: LSE, LSE2, LSE128, LRCPC3) | core

seqcst/seqcst: 19 instructions, core 14, portable-atomic 17
    ldar x12, [x0]                 |   ldp x6, x7, [x0]
    ldiapp x10, x11, [x0]          |   dmb ish
    cmp x11, x3                    | L0:
    ccmp x10, x2, #0x0, eq         |   cmp x7, x3
    b.eq L1                        |   ccmp x6, x2, #0x0, eq
    mov x8, x3                     |   b.eq L1
    mov x9, x2                     |   mov x8, x6
  L0:                              |   mov x9, x7
    mov x3, x11                    |   caspal x8, x9, x4, x5, [x0]
    mov x2, x10                    |   cmp x9, x7
    caspal x2, x3, x4, x5, [x0]    |   ccmp x8, x6, #0x0, eq
    cmp x3, x11                    |   mov x6, x8
    ccmp x2, x10, #0x0, eq         |   mov x7, x9
    b.eq L1                        |   b.ne L0
    cmp x3, x8                     | L1:
    mov x10, x2                    |   ret
    mov x11, x3                    |
    ccmp x2, x9, #0x0, eq          |
    b.ne L0                        |
  L1:                              |
    ret                            |
