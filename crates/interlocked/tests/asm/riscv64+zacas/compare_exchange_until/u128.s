# compare_exchange_until, u128, riscv64+zacas (RV64GC with Zacas and Zabha) | core

relaxed/relaxed: 13 instructions, portable-atomic 13
    mv a5, a4                      |
    mv a4, a3                      |
    mv a6, a2                      |
  L0:                              |
    mv a7, a6                      |
    mv t0, a1                      |
    mv a2, t0                      |
    mv a3, a7                      |
    amocas.q a2, a4, (a0)          |
    xor t0, t0, a2                 |
    xor a7, a7, a3                 |
    or t0, t0, a7                  |
    bnez t0, L0                    |
    ret                            |
