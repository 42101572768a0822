# fetch_nand, u128, riscv64+zacas (RV64GC with Zacas and Zabha) | core

acquire: 19 instructions, portable-atomic 17
    mv a6, a2                      |
    ld a2, 0x0(a0)                 |
    ld a3, 0x8(a0)                 |
  L0:                              |
    mv a7, a3                      |
    mv t0, a2                      |
    and a2, a3, a6                 |
    and a3, t0, a1                 |
    not a4, a3                     |
    not a5, a2                     |
    mv a2, t0                      |
    mv a3, a7                      |
    amocas.q.aq a2, a4, (a0)       |
    xor a4, a3, a7                 |
    xor a5, a2, t0                 |
    or a4, a4, a5                  |
    bnez a4, L0                    |
    mv a0, t0                      |
    mv a1, a7                      |
    ret                            |
