# compare_exchange, u64, aarch64 (Armv8.0: LL/SC) | core

release/relaxed: 9 instructions, core 12, portable-atomic 12
  L0:                              | L0:
    ldxr x8, [x0]                  |   ldxr x8, [x0]
    sub x9, x8, x1                 |   cmp x8, x1
    cbnz x9, L1                    |   b.ne L1
    stlxr w9, x2, [x0]             |   stlxr w9, x2, [x0]
    cbnz w9, L0                    |   cbnz w9, L0
  L1:                              |   mov w0, #0x1
    cmp x9, #0x0                   |   str x8, [x3]
    str x8, [x3]                   |   ret
    cset w0, eq                    | L1:
    ret                            |   mov w0, wzr
                                   |   clrex
                                   |   str x8, [x3]
                                   |   ret
