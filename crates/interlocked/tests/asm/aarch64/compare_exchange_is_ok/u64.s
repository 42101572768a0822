# compare_exchange_is_ok, u64, aarch64 (Armv8.0: LL/SC) | core

relaxed/relaxed: 8 instructions, core 10, portable-atomic 10
  L0:                              | L0:
    ldxr x8, [x0]                  |   ldxr x8, [x0]
    sub x9, x8, x1                 |   cmp x8, x1
    cbnz x9, L1                    |   b.ne L1
    stxr w9, x2, [x0]              |   stxr w8, x2, [x0]
    cbnz w9, L0                    |   cbnz w8, L0
  L1:                              |   mov w0, #0x1
    cmp x9, #0x0                   |   ret
    cset w0, eq                    | L1:
    ret                            |   mov w0, wzr
                                   |   clrex
                                   |   ret

acquire/relaxed: 8 instructions, core 10, portable-atomic 10
  L0:                              | L0:
    ldaxr x8, [x0]                 |   ldaxr x8, [x0]
    sub x9, x8, x1                 |   cmp x8, x1
    cbnz x9, L1                    |   b.ne L1
    stxr w9, x2, [x0]              |   stxr w8, x2, [x0]
    cbnz w9, L0                    |   cbnz w8, L0
  L1:                              |   mov w0, #0x1
    cmp x9, #0x0                   |   ret
    cset w0, eq                    | L1:
    ret                            |   mov w0, wzr
                                   |   clrex
                                   |   ret
