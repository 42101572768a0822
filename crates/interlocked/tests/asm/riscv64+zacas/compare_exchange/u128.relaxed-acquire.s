# compare_exchange, u128, riscv64+zacas (RV64GC with Zacas and Zabha) | core

relaxed/acquire acquire/relaxed,acquire: 15 instructions, portable-atomic 16
    mv a6, a5                      |
    mv a7, a3                      |
    mv t0, a2                      |
    mv a2, a1                      |
    mv a3, t0                      |
    mv a5, a4                      |
    mv a4, a7                      |
    amocas.q.aq a2, a4, (a0)       |
    xor a0, a3, t0                 |
    xor a1, a1, a2                 |
    or a0, a0, a1                  |
    seqz a0, a0                    |
    sd a2, 0x0(a6)                 |
    sd a3, 0x8(a6)                 |
    ret                            |
