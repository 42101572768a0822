# dec_and_test, u32, aarch64 (Armv8.0: LL/SC) | core

acqrel seqcst: 6 instructions, core 6, portable-atomic 6
  L0:                              | L0:
    ldaxr w8, [x0]                 |   ldaxr w8, [x0]
    subs w8, w8, #0x1              |   subs w8, w8, #0x1
    stlxr w9, w8, [x0]             |   stlxr w9, w8, [x0]
    cbnz w9, L0                    |   cbnz w9, L0
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret

full: 7 instructions
  L0:                              |
    ldxr w8, [x0]                  |
    subs w8, w8, #0x1              |
    stlxr w9, w8, [x0]             |
    cbnz w9, L0                    |
    dmb ish                        |
    cset w0, eq                    |
    ret                            |
