# fetch_xor, u128, riscv64+zacas (RV64GC with Zacas and Zabha) | core

acquire: 15 instructions, portable-atomic 15
    mv a6, a2                      |
    ld a2, 0x0(a0)                 |
    ld a3, 0x8(a0)                 |
  L0:                              |
    xor a4, a2, a1                 |
    xor a5, a3, a6                 |
    mv a7, a2                      |
    mv t0, a3                      |
    amocas.q.aq a2, a4, (a0)       |
    xor a7, a7, a2                 |
    xor t0, t0, a3                 |
    or a7, a7, t0                  |
    bnez a7, L0                    |
    mv a0, a2                      |
    mv a1, a3                      |
    ret                            |
