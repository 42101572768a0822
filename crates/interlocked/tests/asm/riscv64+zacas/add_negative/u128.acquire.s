# add_negative, u128, riscv64+zacas (RV64GC with Zacas and Zabha) | core

acquire: 20 instructions, portable-atomic 18
    mv a6, a2                      |
    ld a2, 0x0(a0)                 |
    ld a3, 0x8(a0)                 |
  L0:                              |
    add a4, a1, a2                 |
    add a7, a3, a6                 |
    sltu a5, a4, a1                |
    add a5, a5, a7                 |
    mv a7, a2                      |
    mv t0, a3                      |
    amocas.q.aq a2, a4, (a0)       |
    xor a7, a7, a2                 |
    xor t0, t0, a3                 |
    or a7, a7, t0                  |
    bnez a7, L0                    |
    add a2, a2, a1                 |
    sltu a0, a2, a1                |
    add a3, a3, a6                 |
    add a0, a0, a3                 |
    srli a0, a0, 0x3f              |
    ret                            |
