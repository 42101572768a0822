# compare_exchange_found, u16, riscv64+zacas (RV64GC with Zacas and Zabha) | core

relaxed/relaxed: 7 instructions, core 4, portable-atomic 4
    mv a3, a1                      |   amocas.h a1, a2, (a0)
    amocas.h a1, a2, (a0)          |   slli a0, a1, 0x30
    xor a3, a3, a1                 |   srli a0, a0, 0x30
    slli a3, a3, 0x30              |   ret
    slli a0, a1, 0x30              |
    srli a0, a0, 0x30              |
    ret                            |

acquire/relaxed: 7 instructions, core 4, portable-atomic 4
    mv a3, a1                      |   amocas.h.aq a1, a2, (a0)
    amocas.h.aq a1, a2, (a0)       |   slli a0, a1, 0x30
    xor a3, a3, a1                 |   srli a0, a0, 0x30
    slli a3, a3, 0x30              |   ret
    slli a0, a1, 0x30              |
    srli a0, a0, 0x30              |
    ret                            |

acqrel/acquire: 7 instructions, core 4, portable-atomic 4
    mv a3, a1                      |   amocas.h.aqrl a1, a2, (a0)
    amocas.h.aqrl a1, a2, (a0)     |   slli a0, a1, 0x30
    xor a3, a3, a1                 |   srli a0, a0, 0x30
    slli a3, a3, 0x30              |   ret
    slli a0, a1, 0x30              |
    srli a0, a0, 0x30              |
    ret                            |
