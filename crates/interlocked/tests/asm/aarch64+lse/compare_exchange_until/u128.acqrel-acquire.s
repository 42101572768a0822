# compare_exchange_until, u128, aarch64+lse (Armv8.1: LSE) | core

acqrel/acquire seqcst/seqcst: 9 instructions, core 7, portable-atomic 7
    mov x8, x3                     | L0:
    mov x9, x2                     |   mov x6, x2
  L0:                              |   mov x7, x3
    mov x2, x9                     |   caspal x6, x7, x4, x5, [x0]
    mov x3, x8                     |   cmp x7, x3
    caspal x2, x3, x4, x5, [x0]    |   ccmp x6, x2, #0x0, eq
    cmp x3, x8                     |   b.ne L0
    ccmp x2, x9, #0x0, eq          |   ret
    b.ne L0                        |
    ret                            |
