# load, u128, riscv64+zacas (RV64GC with Zacas and Zabha) | core

relaxed: 6 instructions, portable-atomic 6
    li a2, 0x0                     |
    li a3, 0x0                     |
    amocas.q a2, zero, (a0)        |
    mv a1, a3                      |
    mv a0, a2                      |
    ret                            |

acquire: 6 instructions, portable-atomic 6
    li a2, 0x0                     |
    li a3, 0x0                     |
    amocas.q.aq a2, zero, (a0)     |
    mv a1, a3                      |
    mv a0, a2                      |
    ret                            |

seqcst: 7 instructions, portable-atomic 7
    fence rw, rw                   |
    li a2, 0x0                     |
    li a3, 0x0                     |
    amocas.q.aqrl a2, zero, (a0)   |
    mv a1, a3                      |
    mv a0, a2                      |
    ret                            |
