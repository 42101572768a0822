# dec, u32, aarch64 (Armv8.0: LL/SC) | core

acqrel seqcst: 5 instructions, core 5, portable-atomic 5
  L0:                              | L0:
    ldaxr w8, [x0]                 |   ldaxr w8, [x0]
    sub w9, w8, #0x1               |   sub w8, w8, #0x1
    stlxr w10, w9, [x0]            |   stlxr w9, w8, [x0]
    cbnz w10, L0                   |   cbnz w9, L0
    ret                            |   ret

full: 6 instructions
  L0:                              |
    ldxr w8, [x0]                  |
    sub w9, w8, #0x1               |
    stlxr w10, w9, [x0]            |
    cbnz w10, L0                   |
    dmb ish                        |
    ret                            |
