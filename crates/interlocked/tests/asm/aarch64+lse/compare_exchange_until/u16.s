# compare_exchange_until, u16, aarch64+lse (Armv8.1: LSE) | core

relaxed/relaxed: 5 instructions, core 5, portable-atomic 5
  L0:                              | L0:
    mov w8, w1                     |   mov w8, w1
    cash w8, w2, [x0]              |   cash w8, w2, [x0]
    cmp w8, w1, uxth               |   cmp w8, w1, uxth
    b.ne L0                        |   b.ne L0
    ret                            |   ret

acquire/relaxed: 5 instructions, core 5, portable-atomic 5
  L0:                              | L0:
    mov w8, w1                     |   mov w8, w1
    casah w8, w2, [x0]             |   casah w8, w2, [x0]
    cmp w8, w1, uxth               |   cmp w8, w1, uxth
    b.ne L0                        |   b.ne L0
    ret                            |   ret

acqrel/acquire seqcst/seqcst: 5 instructions, core 5, portable-atomic 5
  L0:                              | L0:
    mov w8, w1                     |   mov w8, w1
    casalh w8, w2, [x0]            |   casalh w8, w2, [x0]
    cmp w8, w1, uxth               |   cmp w8, w1, uxth
    b.ne L0                        |   b.ne L0
    ret                            |   ret
