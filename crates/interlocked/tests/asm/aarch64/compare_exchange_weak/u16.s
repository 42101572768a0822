# compare_exchange_weak, u16, aarch64 (Armv8.0: LL/SC) | core

relaxed/relaxed: 8 instructions, core 12, portable-atomic 12
    ldxrh w8, [x0]                 |   ldxrh w8, [x0]
    sub w9, w8, w1, uxth           |   cmp w8, w1, uxth
    cbnz x9, L0                    |   b.ne L0
    stxrh w9, w2, [x0]             |   stxrh w9, w2, [x0]
  L0:                              |   strh w8, [x3]
    cmp x9, #0x0                   |   cmp w9, #0x0
    strh w8, [x3]                  |   cset w0, eq
    cset w0, eq                    |   ret
    ret                            | L0:
                                   |   mov w0, wzr
                                   |   clrex
                                   |   strh w8, [x3]
                                   |   ret
