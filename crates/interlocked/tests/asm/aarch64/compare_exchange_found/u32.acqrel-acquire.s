# compare_exchange_found, u32, aarch64 (Armv8.0: LL/SC) | core

acqrel/acquire seqcst/seqcst: 7 instructions, core 9, portable-atomic 9
  L0:                              |   mov x8, x0
    ldaxr w8, [x0]                 | L0:
    sub w9, w8, w1                 |   ldaxr w0, [x8]
    cbnz x9, L1                    |   cmp w0, w1
    stlxr w9, w2, [x0]             |   b.ne L1
    cbnz w9, L0                    |   stlxr w9, w2, [x8]
  L1:                              |   cbnz w9, L0
    mov w0, w8                     |   ret
    ret                            | L1:
                                   |   clrex
                                   |   ret
