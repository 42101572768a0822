# dec_and_test, u16, aarch64 (Armv8.0: LL/SC) | core

release: 7 instructions, core 7, portable-atomic 7
  L0:                              | L0:
    ldxrh w8, [x0]                 |   ldxrh w8, [x0]
    sub w9, w8, #0x1               |   sub w9, w8, #0x1
    stlxrh w10, w9, [x0]           |   stlxrh w10, w9, [x0]
    cbnz w10, L0                   |   cbnz w10, L0
    tst w9, #0xffff                |   cmp w8, #0x1
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret

acqrel seqcst: 7 instructions, core 7, portable-atomic 7
  L0:                              | L0:
    ldaxrh w8, [x0]                |   ldaxrh w8, [x0]
    sub w9, w8, #0x1               |   sub w9, w8, #0x1
    stlxrh w10, w9, [x0]           |   stlxrh w10, w9, [x0]
    cbnz w10, L0                   |   cbnz w10, L0
    tst w9, #0xffff                |   cmp w8, #0x1
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret
