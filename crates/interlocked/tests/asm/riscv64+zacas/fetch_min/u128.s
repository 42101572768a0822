# fetch_min, u128, riscv64+zacas (RV64GC with Zacas and Zabha) | core

relaxed: 27 instructions, portable-atomic 29
    mv a6, a2                      |
    ld a2, 0x0(a0)                 |
    ld a3, 0x8(a0)                 |
    j L1                           |
  L0:                              |
    mv a7, a2                      |
    mv t0, a3                      |
    amocas.q a2, a4, (a0)          |
    xor a7, a7, a2                 |
    xor t0, t0, a3                 |
    or a7, a7, t0                  |
    beqz a7, L4                    |
  L1:                              |
    beq a6, a3, L2                 |
    sltu a7, a6, a3                |
    mv a4, a1                      |
    mv a5, a6                      |
    bnez a7, L0                    |
    j L3                           |
  L2:                              |
    sltu a7, a1, a2                |
    mv a4, a1                      |
    mv a5, a6                      |
    bnez a7, L0                    |
  L3:                              |
    mv a4, a2                      |
    mv a5, a3                      |
