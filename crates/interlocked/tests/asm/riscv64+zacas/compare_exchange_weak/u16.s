# compare_exchange_weak, u16, riscv64+zacas (RV64GC with Zacas and Zabha) | core

relaxed/relaxed: 7 instructions, core 7, portable-atomic 7
    slli a4, a1, 0x30              |   slli a4, a1, 0x30
    amocas.h a1, a2, (a0)          |   amocas.h a1, a2, (a0)
    srai a4, a4, 0x30              |   srai a4, a4, 0x30
    xor a4, a4, a1                 |   xor a4, a4, a1
    seqz a0, a4                    |   seqz a0, a4
    sh a1, 0x0(a3)                 |   sh a1, 0x0(a3)
    ret                            |   ret

relaxed/acquire acquire/relaxed,acquire: 7 instructions, core 7, portable-atomic 7
    slli a4, a1, 0x30              |   slli a4, a1, 0x30
    amocas.h.aq a1, a2, (a0)       |   amocas.h.aq a1, a2, (a0)
    srai a4, a4, 0x30              |   srai a4, a4, 0x30
    xor a4, a4, a1                 |   xor a4, a4, a1
    seqz a0, a4                    |   seqz a0, a4
    sh a1, 0x0(a3)                 |   sh a1, 0x0(a3)
    ret                            |   ret

relaxed/seqcst acquire/seqcst release/seqcst acqrel/seqcst seqcst/seqcst: 8 instructions, core 8, portable-atomic 8
    fence rw, rw                   |   fence rw, rw
    slli a4, a1, 0x30              |   slli a4, a1, 0x30
    amocas.h.aqrl a1, a2, (a0)     |   amocas.h.aqrl a1, a2, (a0)
    srai a4, a4, 0x30              |   srai a4, a4, 0x30
    xor a4, a4, a1                 |   xor a4, a4, a1
    seqz a0, a4                    |   seqz a0, a4
    sh a1, 0x0(a3)                 |   sh a1, 0x0(a3)
    ret                            |   ret
