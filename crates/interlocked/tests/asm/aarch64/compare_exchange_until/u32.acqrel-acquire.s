# compare_exchange_until, u32, aarch64 (Armv8.0: LL/SC) | core

acqrel/acquire seqcst/seqcst: 6 instructions, core 9, portable-atomic 9
  L0:                              | L0:
    ldaxr w8, [x0]                 |   ldaxr w8, [x0]
    sub w9, w8, w1                 |   cmp w8, w1
    cbnz x9, L1                    |   b.ne L1
    stlxr w9, w2, [x0]             |   stlxr w8, w2, [x0]
  L1:                              |   cbz w8, L2
    cbnz x9, L0                    |   b L0
    ret                            | L1:
                                   |   clrex
                                   |   b L0
                                   | L2:
                                   |   ret
