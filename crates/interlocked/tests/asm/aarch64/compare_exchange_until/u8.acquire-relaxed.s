# compare_exchange_until, u8, aarch64 (Armv8.0: LL/SC) | core

acquire/relaxed: 6 instructions, core 10, portable-atomic 10
  L0:                              |   and w8, w1, #0xff
    ldaxrb w8, [x0]                | L0:
    sub w9, w8, w1, uxtb           |   ldaxrb w9, [x0]
    cbnz x9, L1                    |   cmp w9, w8
    stxrb w9, w2, [x0]             |   b.ne L1
  L1:                              |   stxrb w9, w2, [x0]
    cbnz x9, L0                    |   cbz w9, L2
    ret                            |   b L0
                                   | L1:
                                   |   clrex
                                   |   b L0
                                   | L2:
                                   |   ret
