# load, u128, riscv64+zacas (RV64GC with Zacas and Zabha) | core

relaxed: 5 instructions, portable-atomic 6
    mv a2, a0                      |
    li a0, 0x0                     |
    li a1, 0x0                     |
    amocas.q a0, zero, (a2)        |
    ret                            |

acquire: 5 instructions, portable-atomic 6
    mv a2, a0                      |
    li a0, 0x0                     |
    li a1, 0x0                     |
    amocas.q.aq a0, zero, (a2)     |
    ret                            |

seqcst: 6 instructions, portable-atomic 7
    fence rw, rw                   |
    mv a2, a0                      |
    li a0, 0x0                     |
    li a1, 0x0                     |
    amocas.q.aqrl a0, zero, (a2)   |
    ret                            |
