# compare_exchange_until, u128, riscv64+zacas (RV64GC with Zacas and Zabha) | core

relaxed/relaxed: 11 instructions, portable-atomic 13
    mv a5, a4                      |
    mv a4, a3                      |
    mv a6, a2                      |
  L0:                              |
    mv a2, a1                      |
    mv a3, a6                      |
    amocas.q a2, a4, (a0)          |
    xor a3, a3, a6                 |
    xor a2, a2, a1                 |
    or a2, a2, a3                  |
    bnez a2, L0                    |
    ret                            |

acquire/relaxed: 11 instructions, portable-atomic 13
    mv a5, a4                      |
    mv a4, a3                      |
    mv a6, a2                      |
  L0:                              |
    mv a2, a1                      |
    mv a3, a6                      |
    amocas.q.aq a2, a4, (a0)       |
    xor a3, a3, a6                 |
    xor a2, a2, a1                 |
    or a2, a2, a3                  |
    bnez a2, L0                    |
    ret                            |
