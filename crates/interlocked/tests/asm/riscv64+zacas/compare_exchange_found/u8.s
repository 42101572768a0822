# compare_exchange_found, u8, riscv64+zacas (RV64GC with Zacas and Zabha) | core

relaxed/relaxed: 3 instructions, core 3, portable-atomic 3
    amocas.b a1, a2, (a0)          |   amocas.b a1, a2, (a0)
    zext.b a0, a1                  |   zext.b a0, a1
    ret                            |   ret

acquire/relaxed: 3 instructions, core 3, portable-atomic 3
    amocas.b.aq a1, a2, (a0)       |   amocas.b.aq a1, a2, (a0)
    zext.b a0, a1                  |   zext.b a0, a1
    ret                            |   ret

acqrel/acquire: 3 instructions, core 3, portable-atomic 3
    amocas.b.aqrl a1, a2, (a0)     |   amocas.b.aqrl a1, a2, (a0)
    zext.b a0, a1                  |   zext.b a0, a1
    ret                            |   ret

seqcst/seqcst: 4 instructions, core 4, portable-atomic 4
    fence rw, rw                   |   fence rw, rw
    amocas.b.aqrl a1, a2, (a0)     |   amocas.b.aqrl a1, a2, (a0)
    zext.b a0, a1                  |   zext.b a0, a1
    ret                            |   ret
