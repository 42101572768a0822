# compare_exchange_found, u64, riscv64+zacas (RV64GC with Zacas and Zabha) | core

relaxed/relaxed: 3 instructions, core 3, portable-atomic 3
    amocas.d a1, a2, (a0)          |   amocas.d a1, a2, (a0)
    mv a0, a1                      |   mv a0, a1
    ret                            |   ret

acquire/relaxed: 3 instructions, core 3, portable-atomic 3
    amocas.d.aq a1, a2, (a0)       |   amocas.d.aq a1, a2, (a0)
    mv a0, a1                      |   mv a0, a1
    ret                            |   ret

acqrel/acquire: 3 instructions, core 3, portable-atomic 3
    amocas.d.aqrl a1, a2, (a0)     |   amocas.d.aqrl a1, a2, (a0)
    mv a0, a1                      |   mv a0, a1
    ret                            |   ret

seqcst/seqcst: 4 instructions, core 4, portable-atomic 4
    fence rw, rw                   |   fence rw, rw
    amocas.d.aqrl a1, a2, (a0)     |   amocas.d.aqrl a1, a2, (a0)
    mv a0, a1                      |   mv a0, a1
    ret                            |   ret
