# compare_exchange_until, u64, aarch64 (Armv8.0: LL/SC) | core

relaxed/relaxed: 6 instructions, core 9, portable-atomic 9
  L0:                              | L0:
    ldxr x8, [x0]                  |   ldxr x8, [x0]
    sub x9, x8, x1                 |   cmp x8, x1
    cbnz x9, L1                    |   b.ne L1
    stxr w9, x2, [x0]              |   stxr w8, x2, [x0]
  L1:                              |   cbz w8, L2
    cbnz x9, L0                    |   b L0
    ret                            | L1:
                                   |   clrex
                                   |   b L0
                                   | L2:
                                   |   ret

acquire/relaxed: 6 instructions, core 9, portable-atomic 9
  L0:                              | L0:
    ldaxr x8, [x0]                 |   ldaxr x8, [x0]
    sub x9, x8, x1                 |   cmp x8, x1
    cbnz x9, L1                    |   b.ne L1
    stxr w9, x2, [x0]              |   stxr w8, x2, [x0]
  L1:                              |   cbz w8, L2
    cbnz x9, L0                    |   b L0
    ret                            | L1:
                                   |   clrex
                                   |   b L0
                                   | L2:
                                   |   ret
