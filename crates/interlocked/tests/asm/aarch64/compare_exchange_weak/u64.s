# compare_exchange_weak, u64, aarch64 (Armv8.0: LL/SC) | core

relaxed/relaxed: 8 instructions, core 12, portable-atomic 12
    ldxr x8, [x0]                  |   ldxr x8, [x0]
    sub x9, x8, x1                 |   cmp x8, x1
    cbnz x9, L0                    |   b.ne L0
    stxr w9, x2, [x0]              |   stxr w9, x2, [x0]
  L0:                              |   str x8, [x3]
    cmp x9, #0x0                   |   cmp w9, #0x0
    str x8, [x3]                   |   cset w0, eq
    cset w0, eq                    |   ret
    ret                            | L0:
                                   |   mov w0, wzr
                                   |   clrex
                                   |   str x8, [x3]
                                   |   ret
