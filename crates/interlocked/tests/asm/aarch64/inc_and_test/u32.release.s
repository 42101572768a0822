# inc_and_test, u32, aarch64 (Armv8.0: LL/SC) | core

release: 6 instructions, core 7, portable-atomic 7
  L0:                              | L0:
    ldxr w8, [x0]                  |   ldxr w8, [x0]
    adds w8, w8, #0x1              |   add w9, w8, #0x1
    stlxr w9, w8, [x0]             |   stlxr w10, w9, [x0]
    cbnz w9, L0                    |   cbnz w10, L0
    cset w0, eq                    |   cmn w8, #0x1
    ret                            |   cset w0, eq
                                   |   ret

acqrel seqcst: 6 instructions, core 7, portable-atomic 7
  L0:                              | L0:
    ldaxr w8, [x0]                 |   ldaxr w8, [x0]
    adds w8, w8, #0x1              |   add w9, w8, #0x1
    stlxr w9, w8, [x0]             |   stlxr w10, w9, [x0]
    cbnz w9, L0                    |   cbnz w10, L0
    cset w0, eq                    |   cmn w8, #0x1
    ret                            |   cset w0, eq
                                   |   ret
