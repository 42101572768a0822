# compare_exchange_is_ok, u32, riscv64+zacas (RV64GC with Zacas and Zabha) | core

relaxed/relaxed: 5 instructions, core 5, portable-atomic 5
    mv a3, a1                      |   mv a3, a1
    amocas.w a3, a2, (a0)          |   amocas.w a3, a2, (a0)
    xor a1, a1, a3                 |   xor a1, a1, a3
    seqz a0, a1                    |   seqz a0, a1
    ret                            |   ret

acquire/relaxed: 5 instructions, core 5, portable-atomic 5
    mv a3, a1                      |   mv a3, a1
    amocas.w.aq a3, a2, (a0)       |   amocas.w.aq a3, a2, (a0)
    xor a1, a1, a3                 |   xor a1, a1, a3
    seqz a0, a1                    |   seqz a0, a1
    ret                            |   ret

acqrel/acquire: 5 instructions, core 5, portable-atomic 5
    mv a3, a1                      |   mv a3, a1
    amocas.w.aqrl a3, a2, (a0)     |   amocas.w.aqrl a3, a2, (a0)
    xor a1, a1, a3                 |   xor a1, a1, a3
    seqz a0, a1                    |   seqz a0, a1
    ret                            |   ret

seqcst/seqcst: 6 instructions, core 6, portable-atomic 6
    fence rw, rw                   |   fence rw, rw
    mv a3, a1                      |   mv a3, a1
    amocas.w.aqrl a3, a2, (a0)     |   amocas.w.aqrl a3, a2, (a0)
    xor a1, a1, a3                 |   xor a1, a1, a3
    seqz a0, a1                    |   seqz a0, a1
    ret                            |   ret
