# add_and_test, u16, aarch64 (Armv8.0: LL/SC) | core

release: 7 instructions, core 8, portable-atomic 8
  L0:                              | L0:
    ldxrh w8, [x0]                 |   ldxrh w8, [x0]
    add w9, w8, w1                 |   add w9, w8, w1
    stlxrh w10, w9, [x0]           |   stlxrh w10, w9, [x0]
    cbnz w10, L0                   |   cbnz w10, L0
    tst w9, #0xffff                |   neg w9, w1
    cset w0, eq                    |   cmp w8, w9, uxth
    ret                            |   cset w0, eq
                                   |   ret

acqrel seqcst: 7 instructions, core 8, portable-atomic 8
  L0:                              | L0:
    ldaxrh w8, [x0]                |   ldaxrh w8, [x0]
    add w9, w8, w1                 |   add w9, w8, w1
    stlxrh w10, w9, [x0]           |   stlxrh w10, w9, [x0]
    cbnz w10, L0                   |   cbnz w10, L0
    tst w9, #0xffff                |   neg w9, w1
    cset w0, eq                    |   cmp w8, w9, uxth
    ret                            |   cset w0, eq
                                   |   ret
