# fetch_neg, u128, riscv64+zacas (RV64GC with Zacas and Zabha) | core

relaxed: 13 instructions, portable-atomic 17
    mv a2, a0                      |
    ld a0, 0x0(a2)                 |
    ld a1, 0x8(a2)                 |
  L0:                              |
    neg a4, a0                     |
    snez a3, a0                    |
    add a5, a1, a3                 |
    neg a5, a5                     |
    mv a3, a0                      |
    mv a6, a1                      |
    amocas.q a0, a4, (a2)          |
    bne a0, a3, L0                 |
    bne a1, a6, L0                 |
    ret                            |
