# fetch_update, u64, aarch64 (Armv8.0: LL/SC) | core

acqrel/acquire seqcst/seqcst: 10 instructions, core 14, portable-atomic 14
    ldar x8, [x0]                  |   ldar x8, [x0]
  L0:                              | L0:
    cmp x8, x1                     |   cmp x8, x1
    b.eq L2                        |   b.eq L2
    ldaxr x9, [x0]                 |   ldaxr x9, [x0]
    sub x10, x9, x8                |   cmp x9, x8
    cbnz x10, L1                   |   b.ne L1
    stlxr w10, x2, [x0]            |   stlxr w10, x2, [x0]
  L1:                              |   mov x8, x9
    mov x8, x9                     |   cbz w10, L2
    cbnz x10, L0                   |   b L0
  L2:                              | L1:
    ret                            |   clrex
                                   |   mov x8, x9
                                   |   b L0
                                   | L2:
                                   |   ret
