# compare_exchange_weak, u64, riscv64+zacas (RV64GC with Zacas and Zabha) | core

relaxed/relaxed: 6 instructions, core 6, portable-atomic 6
    mv a4, a1                      |   mv a4, a1
    amocas.d a4, a2, (a0)          |   amocas.d a4, a2, (a0)
    xor a1, a1, a4                 |   xor a1, a1, a4
    seqz a0, a1                    |   seqz a0, a1
    sd a4, 0x0(a3)                 |   sd a4, 0x0(a3)
    ret                            |   ret

relaxed/acquire acquire/relaxed,acquire: 6 instructions, core 6, portable-atomic 6
    mv a4, a1                      |   mv a4, a1
    amocas.d.aq a4, a2, (a0)       |   amocas.d.aq a4, a2, (a0)
    xor a1, a1, a4                 |   xor a1, a1, a4
    seqz a0, a1                    |   seqz a0, a1
    sd a4, 0x0(a3)                 |   sd a4, 0x0(a3)
    ret                            |   ret

relaxed/seqcst acquire/seqcst release/seqcst acqrel/seqcst seqcst/seqcst full/seqcst: 7 instructions, core 7, portable-atomic 7
    fence rw, rw                   |   fence rw, rw
    mv a4, a1                      |   mv a4, a1
    amocas.d.aqrl a4, a2, (a0)     |   amocas.d.aqrl a4, a2, (a0)
    xor a1, a1, a4                 |   xor a1, a1, a4
    seqz a0, a1                    |   seqz a0, a1
    sd a4, 0x0(a3)                 |   sd a4, 0x0(a3)
    ret                            |   ret
