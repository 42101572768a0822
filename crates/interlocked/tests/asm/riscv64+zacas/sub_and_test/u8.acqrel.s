# sub_and_test, u8, riscv64+zacas (RV64GC with Zacas and Zabha) | core

acqrel seqcst full: 6 instructions, core 6, portable-atomic 6
    neg a2, a1                     |   neg a2, a1
    amoadd.b.aqrl a0, a2, (a0)     |   amoadd.b.aqrl a0, a2, (a0)
    zext.b a0, a0                  |   zext.b a0, a0
    xor a0, a0, a1                 |   xor a0, a0, a1
    seqz a0, a0                    |   seqz a0, a0
    ret                            |   ret
