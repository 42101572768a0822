# fetch_update, u128, aarch64+lse (Armv8.1: LSE) | core

seqcst/seqcst: 18 instructions, core 15, portable-atomic 35
    mov x10, x3                    |   mov x6, xzr
    mov x11, x2                    |   mov x7, xzr
    caspa x2, x3, x2, x3, [x0]     |   caspal x6, x7, x6, x7, [x0]
    cmp x3, x10                    | L0:
    ccmp x2, x11, #0x0, eq         |   cmp x7, x3
    b.eq L1                        |   ccmp x6, x2, #0x0, eq
  L0:                              |   b.eq L1
    mov x8, x2                     |   mov x8, x6
    mov x9, x3                     |   mov x9, x7
    caspal x8, x9, x4, x5, [x0]    |   caspal x8, x9, x4, x5, [x0]
    cmp x9, x3                     |   cmp x9, x7
    ccmp x8, x2, #0x0, eq          |   ccmp x8, x6, #0x0, eq
    b.eq L1                        |   mov x6, x8
    cmp x9, x10                    |   mov x7, x9
    mov x2, x8                     |   b.ne L0
    mov x3, x9                     | L1:
    ccmp x8, x11, #0x0, eq         |   ret
    b.ne L0                        |
  L1:                              |
    ret                            |
