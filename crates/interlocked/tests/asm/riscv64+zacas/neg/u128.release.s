# neg, u128, riscv64+zacas (RV64GC with Zacas and Zabha) | core

release: 16 instructions, portable-atomic 16
    ld a1, 0x0(a0)                 |
    ld a6, 0x8(a0)                 |
  L0:                              |
    mv a2, a1                      |
    mv a3, a6                      |
    snez a4, a1                    |
    neg a5, a6                     |
    sub a5, a5, a4                 |
    neg a4, a1                     |
    amocas.q.rl a2, a4, (a0)       |
    xor a4, a3, a6                 |
    xor a1, a1, a2                 |
    or a4, a4, a1                  |
    mv a1, a2                      |
    mv a6, a3                      |
    bnez a4, L0                    |
    ret                            |
