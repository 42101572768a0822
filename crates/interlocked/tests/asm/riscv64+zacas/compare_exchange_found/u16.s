# compare_exchange_found, u16, riscv64+zacas (RV64GC with Zacas and Zabha) | core

relaxed/relaxed: 4 instructions, core 4, portable-atomic 4
    amocas.h a1, a2, (a0)          |   amocas.h a1, a2, (a0)
    slli a0, a1, 0x30              |   slli a0, a1, 0x30
    srli a0, a0, 0x30              |   srli a0, a0, 0x30
    ret                            |   ret

acquire/relaxed: 4 instructions, core 4, portable-atomic 4
    amocas.h.aq a1, a2, (a0)       |   amocas.h.aq a1, a2, (a0)
    slli a0, a1, 0x30              |   slli a0, a1, 0x30
    srli a0, a0, 0x30              |   srli a0, a0, 0x30
    ret                            |   ret

acqrel/acquire: 4 instructions, core 4, portable-atomic 4
    amocas.h.aqrl a1, a2, (a0)     |   amocas.h.aqrl a1, a2, (a0)
    slli a0, a1, 0x30              |   slli a0, a1, 0x30
    srli a0, a0, 0x30              |   srli a0, a0, 0x30
    ret                            |   ret

seqcst/seqcst: 5 instructions, core 5, portable-atomic 5
    fence rw, rw                   |   fence rw, rw
    amocas.h.aqrl a1, a2, (a0)     |   amocas.h.aqrl a1, a2, (a0)
    slli a0, a1, 0x30              |   slli a0, a1, 0x30
    srli a0, a0, 0x30              |   srli a0, a0, 0x30
    ret                            |   ret
