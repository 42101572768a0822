# compare_exchange_weak, u32, aarch64 (Armv8.0: LL/SC) | core

release/relaxed: 8 instructions, core 12, portable-atomic 12
    ldxr w8, [x0]                  |   ldxr w8, [x0]
    sub w9, w8, w1                 |   cmp w8, w1
    cbnz x9, L0                    |   b.ne L0
    stlxr w9, w2, [x0]             |   stlxr w9, w2, [x0]
  L0:                              |   str w8, [x3]
    cmp x9, #0x0                   |   cmp w9, #0x0
    str w8, [x3]                   |   cset w0, eq
    cset w0, eq                    |   ret
    ret                            | L0:
                                   |   mov w0, wzr
                                   |   clrex
                                   |   str w8, [x3]
                                   |   ret

full/relaxed: 9 instructions
    ldxr w8, [x0]                  |
    sub w9, w8, w1                 |
    cbnz x9, L0                    |
    stlxr w9, w2, [x0]             |
    dmb ish                        |
  L0:                              |
    cmp x9, #0x0                   |
    str w8, [x3]                   |
    cset w0, eq                    |
    ret                            |
