# compare_exchange_is_ok, u128, riscv64+zacas (RV64GC with Zacas and Zabha) | core

acqrel/acquire: 11 instructions, portable-atomic 13
    mv a5, a4                      |
    mv a6, a2                      |
    mv a4, a3                      |
    mv a2, a1                      |
    mv a3, a6                      |
    amocas.q.aqrl a2, a4, (a0)     |
    xor a1, a1, a2                 |
    xor a6, a6, a3                 |
    or a1, a1, a6                  |
    seqz a0, a1                    |
    ret                            |

seqcst/seqcst: 12 instructions, portable-atomic 14
    mv a5, a4                      |
    mv a6, a2                      |
    fence rw, rw                   |
    mv a4, a3                      |
    mv a2, a1                      |
    mv a3, a6                      |
    amocas.q.aqrl a2, a4, (a0)     |
    xor a1, a1, a2                 |
    xor a6, a6, a3                 |
    or a1, a1, a6                  |
    seqz a0, a1                    |
    ret                            |
