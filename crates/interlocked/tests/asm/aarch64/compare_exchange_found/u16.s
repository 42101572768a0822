# compare_exchange_found, u16, aarch64 (Armv8.0: LL/SC) | core

relaxed/relaxed: 7 instructions, core 11, portable-atomic 11
  L0:                              |   and w9, w1, #0xffff
    ldxrh w8, [x0]                 | L0:
    sub w9, w8, w1, uxth           |   ldxrh w8, [x0]
    cbnz x9, L1                    |   cmp w8, w9
    stxrh w9, w2, [x0]             |   b.ne L1
    cbnz w9, L0                    |   stxrh w10, w2, [x0]
  L1:                              |   cbnz w10, L0
    mov w0, w8                     |   mov w0, w8
    ret                            |   ret
                                   | L1:
                                   |   clrex
                                   |   mov w0, w8
                                   |   ret
