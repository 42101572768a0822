# compare_exchange_until, u8, aarch64+lse (Armv8.1: LSE) | core

relaxed/relaxed: 5 instructions, core 5, portable-atomic 5
  L0:                              | L0:
    mov w8, w1                     |   mov w8, w1
    casb w8, w2, [x0]              |   casb w8, w2, [x0]
    cmp w8, w1, uxtb               |   cmp w8, w1, uxtb
    b.ne L0                        |   b.ne L0
    ret                            |   ret

acquire/relaxed: 5 instructions, core 5, portable-atomic 5
  L0:                              | L0:
    mov w8, w1                     |   mov w8, w1
    casab w8, w2, [x0]             |   casab w8, w2, [x0]
    cmp w8, w1, uxtb               |   cmp w8, w1, uxtb
    b.ne L0                        |   b.ne L0
    ret                            |   ret

acqrel/acquire seqcst/seqcst: 5 instructions, core 5, portable-atomic 5
  L0:                              | L0:
    mov w8, w1                     |   mov w8, w1
    casalb w8, w2, [x0]            |   casalb w8, w2, [x0]
    cmp w8, w1, uxtb               |   cmp w8, w1, uxtb
    b.ne L0                        |   b.ne L0
    ret                            |   ret
