# compare_exchange_is_ok, u16, riscv64+zacas (RV64GC with Zacas and Zabha) | core

relaxed/relaxed: 7 instructions, core 6, portable-atomic 6
    mv a3, a1                      |   slli a3, a1, 0x30
    amocas.h a3, a2, (a0)          |   amocas.h a1, a2, (a0)
    slli a3, a3, 0x30              |   srai a3, a3, 0x30
    srli a3, a3, 0x30              |   xor a1, a1, a3
    xor a1, a1, a3                 |   seqz a0, a1
    seqz a0, a1                    |   ret
    ret                            |

acquire/relaxed: 7 instructions, core 6, portable-atomic 6
    mv a3, a1                      |   slli a3, a1, 0x30
    amocas.h.aq a3, a2, (a0)       |   amocas.h.aq a1, a2, (a0)
    slli a3, a3, 0x30              |   srai a3, a3, 0x30
    srli a3, a3, 0x30              |   xor a1, a1, a3
    xor a1, a1, a3                 |   seqz a0, a1
    seqz a0, a1                    |   ret
    ret                            |

acqrel/acquire: 7 instructions, core 6, portable-atomic 6
    mv a3, a1                      |   slli a3, a1, 0x30
    amocas.h.aqrl a3, a2, (a0)     |   amocas.h.aqrl a1, a2, (a0)
    slli a3, a3, 0x30              |   srai a3, a3, 0x30
    srli a3, a3, 0x30              |   xor a1, a1, a3
    xor a1, a1, a3                 |   seqz a0, a1
    seqz a0, a1                    |   ret
    ret                            |
