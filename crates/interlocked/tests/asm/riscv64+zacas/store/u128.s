# store, u128, riscv64+zacas (RV64GC with Zacas and Zabha) | core

relaxed: 14 instructions, portable-atomic 14
    mv a5, a2                      |
    ld a6, 0x0(a0)                 |
    ld a7, 0x8(a0)                 |
    mv a4, a1                      |
  L0:                              |
    mv a2, a6                      |
    mv a3, a7                      |
    amocas.q a2, a4, (a0)          |
    xor a7, a3, a7                 |
    xor a1, a2, a6                 |
    or a1, a1, a7                  |
    mv a6, a2                      |
    mv a7, a3                      |
    bnez a1, L0                    |
    ret                            |
