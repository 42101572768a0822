# neg, u32, aarch64 (Armv8.0: LL/SC) | core

release: 5 instructions, core 13, portable-atomic 13
  L0:                              |   ldr w8, [x0]
    ldxr w8, [x0]                  | L0:
    neg w9, w8                     |   ldxr w9, [x0]
    stlxr w10, w9, [x0]            |   cmp w9, w8
    cbnz w10, L0                   |   b.ne L1
    ret                            |   neg w8, w8
                                   |   stlxr w10, w8, [x0]
                                   |   mov w8, w9
                                   |   cbz w10, L2
                                   |   b L0
                                   | L1:
                                   |   clrex
                                   |   mov w8, w9
                                   |   b L0
                                   | L2:
                                   |   ret
