# compare_exchange_found, u128, riscv64+zacas (RV64GC with Zacas and Zabha) | core

acqrel/acquire: 8 instructions, portable-atomic 8
    mv a5, a4                      |
    mv a4, a3                      |
    mv a3, a2                      |
    mv a2, a1                      |
    amocas.q.aqrl a2, a4, (a0)     |
    mv a1, a3                      |
    mv a0, a2                      |
    ret                            |

seqcst/seqcst: 9 instructions, portable-atomic 9
    mv a5, a4                      |
    mv a4, a3                      |
    mv a3, a2                      |
    fence rw, rw                   |
    mv a2, a1                      |
    amocas.q.aqrl a2, a4, (a0)     |
    mv a1, a3                      |
    mv a0, a2                      |
    ret                            |
