# dec, u128, riscv64+zacas (RV64GC with Zacas and Zabha) | core

acquire: 14 instructions, portable-atomic 15
    ld a2, 0x0(a0)                 |
    ld a3, 0x8(a0)                 |
  L0:                              |
    snez a1, a2                    |
    addi a4, a2, -0x1              |
    add a1, a1, a3                 |
    addi a5, a1, -0x1              |
    mv a6, a2                      |
    mv a1, a3                      |
    amocas.q.aq a2, a4, (a0)       |
    xor a6, a6, a2                 |
    xor a1, a1, a3                 |
    or a6, a6, a1                  |
    bnez a6, L0                    |
    ret                            |
