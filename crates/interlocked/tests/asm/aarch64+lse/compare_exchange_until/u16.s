# compare_exchange_until, u16, aarch64+lse (Armv8.1: LSE) | core

relaxed/relaxed: 6 instructions, core 5, portable-atomic 5
    and w8, w1, #0xffff            | L0:
  L0:                              |   mov w8, w1
    mov w9, w1                     |   cash w8, w2, [x0]
    cash w9, w2, [x0]              |   cmp w8, w1, uxth
    cmp w9, w8                     |   b.ne L0
    b.ne L0                        |   ret
    ret                            |

acquire/relaxed: 6 instructions, core 5, portable-atomic 5
    and w8, w1, #0xffff            | L0:
  L0:                              |   mov w8, w1
    mov w9, w1                     |   casah w8, w2, [x0]
    casah w9, w2, [x0]             |   cmp w8, w1, uxth
    cmp w9, w8                     |   b.ne L0
    b.ne L0                        |   ret
    ret                            |

acqrel/acquire seqcst/seqcst: 6 instructions, core 5, portable-atomic 5
    and w8, w1, #0xffff            | L0:
  L0:                              |   mov w8, w1
    mov w9, w1                     |   casalh w8, w2, [x0]
    casalh w9, w2, [x0]            |   cmp w8, w1, uxth
    cmp w9, w8                     |   b.ne L0
    b.ne L0                        |   ret
    ret                            |
