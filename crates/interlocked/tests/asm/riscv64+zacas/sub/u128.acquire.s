# sub, u128, riscv64+zacas (RV64GC with Zacas and Zabha) | core

acquire: 14 instructions, portable-atomic 17
    mv a6, a1                      |
    mv a3, a0                      |
    ld a0, 0x0(a3)                 |
    ld a1, 0x8(a3)                 |
  L0:                              |
    sltu a7, a0, a6                |
    sub a4, a0, a6                 |
    sub a5, a1, a2                 |
    sub a5, a5, a7                 |
    mv a7, a0                      |
    mv t0, a1                      |
    amocas.q.aq a0, a4, (a3)       |
    bne a0, a7, L0                 |
    bne a1, t0, L0                 |
    ret                            |
