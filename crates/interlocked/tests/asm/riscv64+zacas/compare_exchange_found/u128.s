# compare_exchange_found, u128, riscv64+zacas (RV64GC with Zacas and Zabha) | core

relaxed/relaxed: 8 instructions, portable-atomic 8
    mv a5, a4                      |
    mv a4, a3                      |
    mv a3, a2                      |
    mv a2, a1                      |
    amocas.q a2, a4, (a0)          |
    mv a1, a3                      |
    mv a0, a2                      |
    ret                            |

acquire/relaxed: 8 instructions, portable-atomic 8
    mv a5, a4                      |
    mv a4, a3                      |
    mv a3, a2                      |
    mv a2, a1                      |
    amocas.q.aq a2, a4, (a0)       |
    mv a1, a3                      |
    mv a0, a2                      |
    ret                            |
