# compare_exchange_is_ok, u128, riscv64+zacas (RV64GC with Zacas and Zabha) | core

relaxed/relaxed: 12 instructions, portable-atomic 13
    mv a6, a3                      |
    mv a7, a2                      |
    mv a2, a1                      |
    mv a3, a7                      |
    mv a5, a4                      |
    mv a4, a6                      |
    amocas.q a2, a4, (a0)          |
    xor a0, a3, a7                 |
    xor a1, a1, a2                 |
    or a0, a0, a1                  |
    seqz a0, a0                    |
    ret                            |

acquire/relaxed: 12 instructions, portable-atomic 13
    mv a6, a3                      |
    mv a7, a2                      |
    mv a2, a1                      |
    mv a3, a7                      |
    mv a5, a4                      |
    mv a4, a6                      |
    amocas.q.aq a2, a4, (a0)       |
    xor a0, a3, a7                 |
    xor a1, a1, a2                 |
    or a0, a0, a1                  |
    seqz a0, a0                    |
    ret                            |
