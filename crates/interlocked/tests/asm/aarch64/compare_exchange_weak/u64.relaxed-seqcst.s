# compare_exchange_weak, u64, aarch64 (Armv8.0: LL/SC) | core

relaxed/seqcst acquire/seqcst release/acquire,seqcst acqrel/any seqcst/any: 8 instructions, core 12, portable-atomic 12
    ldaxr x8, [x0]                 |   ldaxr x8, [x0]
    sub x9, x8, x1                 |   cmp x8, x1
    cbnz x9, L0                    |   b.ne L0
    stlxr w9, x2, [x0]             |   stlxr w9, x2, [x0]
  L0:                              |   str x8, [x3]
    cmp x9, #0x0                   |   cmp w9, #0x0
    str x8, [x3]                   |   cset w0, eq
    cset w0, eq                    |   ret
    ret                            | L0:
                                   |   mov w0, wzr
                                   |   clrex
                                   |   str x8, [x3]
                                   |   ret
