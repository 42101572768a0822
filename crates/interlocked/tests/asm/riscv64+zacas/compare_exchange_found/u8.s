# compare_exchange_found, u8, riscv64+zacas (RV64GC with Zacas and Zabha) | core

relaxed/relaxed: 6 instructions, core 3, portable-atomic 3
    mv a3, a1                      |   amocas.b a1, a2, (a0)
    amocas.b a1, a2, (a0)          |   zext.b a0, a1
    xor a3, a3, a1                 |   ret
    slli a3, a3, 0x38              |
    zext.b a0, a1                  |
    ret                            |

acquire/relaxed: 6 instructions, core 3, portable-atomic 3
    mv a3, a1                      |   amocas.b.aq a1, a2, (a0)
    amocas.b.aq a1, a2, (a0)       |   zext.b a0, a1
    xor a3, a3, a1                 |   ret
    slli a3, a3, 0x38              |
    zext.b a0, a1                  |
    ret                            |

acqrel/acquire: 6 instructions, core 3, portable-atomic 3
    mv a3, a1                      |   amocas.b.aqrl a1, a2, (a0)
    amocas.b.aqrl a1, a2, (a0)     |   zext.b a0, a1
    xor a3, a3, a1                 |   ret
    slli a3, a3, 0x38              |
    zext.b a0, a1                  |
    ret                            |
