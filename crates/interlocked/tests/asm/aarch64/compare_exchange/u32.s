# compare_exchange, u32, aarch64 (Armv8.0: LL/SC) | core

relaxed/relaxed: 9 instructions, core 12, portable-atomic 12
  L0:                              | L0:
    ldxr w8, [x0]                  |   ldxr w8, [x0]
    sub w9, w8, w1                 |   cmp w8, w1
    cbnz x9, L1                    |   b.ne L1
    stxr w9, w2, [x0]              |   stxr w9, w2, [x0]
    cbnz w9, L0                    |   cbnz w9, L0
  L1:                              |   mov w0, #0x1
    cmp x9, #0x0                   |   str w8, [x3]
    str w8, [x3]                   |   ret
    cset w0, eq                    | L1:
    ret                            |   mov w0, wzr
                                   |   clrex
                                   |   str w8, [x3]
                                   |   ret
