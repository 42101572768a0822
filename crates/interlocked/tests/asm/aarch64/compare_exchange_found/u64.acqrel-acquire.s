# compare_exchange_found, u64, aarch64 (Armv8.0: LL/SC) | core

acqrel/acquire seqcst/seqcst: 7 instructions, core 9, portable-atomic 9
  L0:                              |   mov x8, x0
    ldaxr x8, [x0]                 | L0:
    sub x9, x8, x1                 |   ldaxr x0, [x8]
    cbnz x9, L1                    |   cmp x0, x1
    stlxr w9, x2, [x0]             |   b.ne L1
    cbnz w9, L0                    |   stlxr w9, x2, [x8]
  L1:                              |   cbnz w9, L0
    mov x0, x8                     |   ret
    ret                            | L1:
                                   |   clrex
                                   |   ret
