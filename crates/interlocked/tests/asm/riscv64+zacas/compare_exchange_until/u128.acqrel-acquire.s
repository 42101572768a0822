# compare_exchange_until, u128, riscv64+zacas (RV64GC with Zacas and Zabha) | core

acqrel/acquire: 14 instructions, portable-atomic 13
    mv a5, a4                      |
    mv a4, a3                      |
    mv a6, a2                      |
    mv a7, a1                      |
  L0:                              |
    mv a2, a7                      |
    mv a3, a6                      |
    mv a1, a2                      |
    mv t0, a3                      |
    amocas.q.aqrl a2, a4, (a0)     |
    xor a1, a1, a2                 |
    xor t0, t0, a3                 |
    or a1, a1, t0                  |
    bnez a1, L0                    |
    ret                            |
