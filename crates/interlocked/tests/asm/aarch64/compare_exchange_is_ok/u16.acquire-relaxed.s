# compare_exchange_is_ok, u16, aarch64 (Armv8.0: LL/SC) | core

acquire/relaxed: 8 instructions, core 11, portable-atomic 11
  L0:                              |   and w8, w1, #0xffff
    ldaxrh w8, [x0]                | L0:
    sub w9, w8, w1, uxth           |   ldaxrh w9, [x0]
    cbnz x9, L1                    |   cmp w9, w8
    stxrh w9, w2, [x0]             |   b.ne L1
    cbnz w9, L0                    |   stxrh w9, w2, [x0]
  L1:                              |   cbnz w9, L0
    cmp x9, #0x0                   |   mov w0, #0x1
    cset w0, eq                    |   ret
    ret                            | L1:
                                   |   mov w0, wzr
                                   |   clrex
                                   |   ret
