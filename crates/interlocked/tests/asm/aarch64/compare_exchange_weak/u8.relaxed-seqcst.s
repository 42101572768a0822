# compare_exchange_weak, u8, aarch64 (Armv8.0: LL/SC) | core

relaxed/seqcst acquire/seqcst release/acquire,seqcst acqrel/any seqcst/any: 8 instructions, core 12, portable-atomic 12
    ldaxrb w8, [x0]                |   ldaxrb w8, [x0]
    sub w9, w8, w1, uxtb           |   cmp w8, w1, uxtb
    cbnz x9, L0                    |   b.ne L0
    stlxrb w9, w2, [x0]            |   stlxrb w9, w2, [x0]
  L0:                              |   strb w8, [x3]
    cmp x9, #0x0                   |   cmp w9, #0x0
    strb w8, [x3]                  |   cset w0, eq
    cset w0, eq                    |   ret
    ret                            | L0:
                                   |   mov w0, wzr
                                   |   clrex
                                   |   strb w8, [x3]
                                   |   ret
