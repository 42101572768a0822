# compare_exchange_until, u128, aarch64+lse (Armv8.1: LSE) | core

acqrel/acquire seqcst/seqcst: 7 instructions, core 7, portable-atomic 7
  L0:                              | L0:
    mov x8, x2                     |   mov x6, x2
    mov x9, x3                     |   mov x7, x3
    caspal x8, x9, x4, x5, [x0]    |   caspal x6, x7, x4, x5, [x0]
    cmp x9, x3                     |   cmp x7, x3
    ccmp x8, x2, #0x0, eq          |   ccmp x6, x2, #0x0, eq
    b.ne L0                        |   b.ne L0
    ret                            |   ret
