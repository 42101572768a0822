# sub_and_test, u16, riscv64+zacas (RV64GC with Zacas and Zabha) | core

acqrel seqcst full: 7 instructions, core 7, portable-atomic 7
    neg a2, a1                     |   neg a2, a1
    amoadd.h.aqrl a0, a2, (a0)     |   amoadd.h.aqrl a0, a2, (a0)
    slli a0, a0, 0x30              |   slli a0, a0, 0x30
    srli a0, a0, 0x30              |   srli a0, a0, 0x30
    xor a0, a0, a1                 |   xor a0, a0, a1
    seqz a0, a0                    |   seqz a0, a0
    ret                            |   ret
