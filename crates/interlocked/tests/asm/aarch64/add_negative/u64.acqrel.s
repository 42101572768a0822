# add_negative, u64, aarch64 (Armv8.0: LL/SC) | core

acqrel seqcst: 6 instructions, core 6, portable-atomic 6
  L0:                              | L0:
    ldaxr x8, [x0]                 |   ldaxr x8, [x0]
    add x9, x8, x1                 |   add x8, x8, x1
    stlxr w10, x9, [x0]            |   stlxr w9, x8, [x0]
    cbnz w10, L0                   |   cbnz w9, L0
    lsr x0, x9, #63                |   lsr x0, x8, #63
    ret                            |   ret

full: 7 instructions
  L0:                              |
    ldxr x8, [x0]                  |
    add x9, x8, x1                 |
    stlxr w10, x9, [x0]            |
    cbnz w10, L0                   |
    dmb ish                        |
    lsr x0, x9, #63                |
    ret                            |
