# compare_exchange, u8, aarch64 (Armv8.0: LL/SC) | core

relaxed/acquire acquire/relaxed,acquire: 9 instructions, core 13, portable-atomic 13
  L0:                              |   and w9, w1, #0xff
    ldaxrb w8, [x0]                | L0:
    sub w9, w8, w1, uxtb           |   ldaxrb w8, [x0]
    cbnz x9, L1                    |   cmp w8, w9
    stxrb w9, w2, [x0]             |   b.ne L1
    cbnz w9, L0                    |   stxrb w10, w2, [x0]
  L1:                              |   cbnz w10, L0
    cmp x9, #0x0                   |   mov w0, #0x1
    strb w8, [x3]                  |   strb w8, [x3]
    cset w0, eq                    |   ret
    ret                            | L1:
                                   |   mov w0, wzr
                                   |   clrex
                                   |   strb w8, [x3]
                                   |   ret
