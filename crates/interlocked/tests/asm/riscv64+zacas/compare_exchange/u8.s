# compare_exchange, u8, riscv64+zacas (RV64GC with Zacas and Zabha) | core

relaxed/relaxed: 7 instructions, core 7, portable-atomic 7
    mv a4, a1                      |   slli a4, a1, 0x38
    amocas.b a4, a2, (a0)          |   amocas.b a1, a2, (a0)
    zext.b a0, a4                  |   srai a4, a4, 0x38
    xor a0, a0, a1                 |   xor a4, a4, a1
    seqz a0, a0                    |   seqz a0, a4
    sb a4, 0x0(a3)                 |   sb a1, 0x0(a3)
    ret                            |   ret

relaxed/acquire acquire/relaxed,acquire: 7 instructions, core 7, portable-atomic 7
    mv a4, a1                      |   slli a4, a1, 0x38
    amocas.b.aq a4, a2, (a0)       |   amocas.b.aq a1, a2, (a0)
    zext.b a0, a4                  |   srai a4, a4, 0x38
    xor a0, a0, a1                 |   xor a4, a4, a1
    seqz a0, a0                    |   seqz a0, a4
    sb a4, 0x0(a3)                 |   sb a1, 0x0(a3)
    ret                            |   ret

relaxed/seqcst acquire/seqcst release/seqcst acqrel/seqcst seqcst/seqcst full/seqcst: 8 instructions, core 8, portable-atomic 8
    fence rw, rw                   |   fence rw, rw
    mv a4, a1                      |   slli a4, a1, 0x38
    amocas.b.aqrl a4, a2, (a0)     |   amocas.b.aqrl a1, a2, (a0)
    zext.b a0, a4                  |   srai a4, a4, 0x38
    xor a0, a0, a1                 |   xor a4, a4, a1
    seqz a0, a0                    |   seqz a0, a4
    sb a4, 0x0(a3)                 |   sb a1, 0x0(a3)
    ret                            |   ret
