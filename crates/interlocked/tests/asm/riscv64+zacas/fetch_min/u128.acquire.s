# fetch_min, u128, riscv64+zacas (RV64GC with Zacas and Zabha) | core

acquire: 17 instructions, portable-atomic 29
    mv a6, a1                      |
    mv a3, a0                      |
    ld a0, 0x0(a3)                 |
    ld a1, 0x8(a3)                 |
  L0:                              |
    mv a4, a0                      |
    mv a5, a1                      |
    bltu a1, a2, L2                |
    bne a1, a2, L1                 |
    bgeu a6, a0, L2                |
  L1:                              |
    mv a4, a6                      |
    mv a5, a2                      |
  L2:                              |
    mv a7, a0                      |
    mv t0, a1                      |
    amocas.q.aq a0, a4, (a3)       |
    bne a0, a7, L0                 |
    bne a1, t0, L0                 |
    ret                            |
