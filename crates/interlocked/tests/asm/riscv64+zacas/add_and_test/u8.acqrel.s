# add_and_test, u8, riscv64+zacas (RV64GC with Zacas and Zabha) | core

acqrel seqcst full: 6 instructions, core 7, portable-atomic 7
    amoadd.b.aqrl a0, a1, (a0)     |   amoadd.b.aqrl a0, a1, (a0)
    neg a0, a0                     |   neg a1, a1
    zext.b a0, a0                  |   zext.b a0, a0
    xor a0, a0, a1                 |   zext.b a1, a1
    seqz a0, a0                    |   xor a0, a0, a1
    ret                            |   seqz a0, a0
                                   |   ret
