# add_and_test, u8, aarch64 (Armv8.0: LL/SC) | core

release: 7 instructions, core 8, portable-atomic 8
  L0:                              | L0:
    ldxrb w8, [x0]                 |   ldxrb w8, [x0]
    add w9, w8, w1                 |   add w9, w8, w1
    stlxrb w10, w9, [x0]           |   stlxrb w10, w9, [x0]
    cbnz w10, L0                   |   cbnz w10, L0
    tst w9, #0xff                  |   neg w9, w1
    cset w0, eq                    |   cmp w8, w9, uxtb
    ret                            |   cset w0, eq
                                   |   ret

acqrel seqcst: 7 instructions, core 8, portable-atomic 8
  L0:                              | L0:
    ldaxrb w8, [x0]                |   ldaxrb w8, [x0]
    add w9, w8, w1                 |   add w9, w8, w1
    stlxrb w10, w9, [x0]           |   stlxrb w10, w9, [x0]
    cbnz w10, L0                   |   cbnz w10, L0
    tst w9, #0xff                  |   neg w9, w1
    cset w0, eq                    |   cmp w8, w9, uxtb
    ret                            |   cset w0, eq
                                   |   ret
