# compare_exchange_found, u128, riscv64+zacas (RV64GC with Zacas and Zabha) | core

relaxed/relaxed: 12 instructions, portable-atomic 8
    mv a5, a4                      |
    mv a6, a2                      |
    mv a4, a3                      |
    mv a2, a1                      |
    mv a3, a6                      |
    amocas.q a2, a4, (a0)          |
    xor a1, a1, a2                 |
    xor a6, a6, a3                 |
    or a1, a1, a6                  |
    mv a1, a3                      |
    mv a0, a2                      |
    ret                            |

acquire/relaxed: 12 instructions, portable-atomic 8
    mv a5, a4                      |
    mv a6, a2                      |
    mv a4, a3                      |
    mv a2, a1                      |
    mv a3, a6                      |
    amocas.q.aq a2, a4, (a0)       |
    xor a1, a1, a2                 |
    xor a6, a6, a3                 |
    or a1, a1, a6                  |
    mv a1, a3                      |
    mv a0, a2                      |
    ret                            |
