# fetch_min, i128, riscv64+zacas (RV64GC with Zacas and Zabha) | core

release: 29 instructions, portable-atomic 29
    mv a6, a2                      |
    ld a2, 0x0(a0)                 |
    ld a3, 0x8(a0)                 |
    j L1                           |
  L0:                              |
    mv a2, t0                      |
    mv a3, a7                      |
    amocas.q.rl a2, a4, (a0)       |
    xor a4, a3, a7                 |
    xor a5, a2, t0                 |
    or a4, a4, a5                  |
    beqz a4, L4                    |
  L1:                              |
    mv a7, a3                      |
    mv t0, a2                      |
    beq a6, a3, L2                 |
    slt a2, a6, a7                 |
    mv a4, a1                      |
    mv a5, a6                      |
    bnez a2, L0                    |
    j L3                           |
  L2:                              |
    sltu a2, a1, t0                |
    mv a4, a1                      |
    mv a5, a6                      |
    bnez a2, L0                    |
  L3:                              |
