# neg, u64, aarch64 (Armv8.0: LL/SC) | core

acqrel seqcst: 5 instructions, core 13, portable-atomic 13
  L0:                              |   ldr x8, [x0]
    ldaxr x8, [x0]                 | L0:
    neg x9, x8                     |   ldaxr x9, [x0]
    stlxr w10, x9, [x0]            |   cmp x9, x8
    cbnz w10, L0                   |   b.ne L1
    ret                            |   neg x8, x8
                                   |   stlxr w10, x8, [x0]
                                   |   mov x8, x9
                                   |   cbz w10, L2
                                   |   b L0
                                   | L1:
                                   |   clrex
                                   |   mov x8, x9
                                   |   b L0
                                   | L2:
                                   |   ret

full: 6 instructions
  L0:                              |
    ldxr x8, [x0]                  |
    neg x9, x8                     |
    stlxr w10, x9, [x0]            |
    cbnz w10, L0                   |
    dmb ish                        |
    ret                            |
