# andnot, u128, riscv64+zacas (RV64GC with Zacas and Zabha) | core

relaxed: 14 instructions, portable-atomic 16
    mv a6, a1                      |
    mv a3, a0                      |
    ld a0, 0x0(a3)                 |
    ld a1, 0x8(a3)                 |
  L0:                              |
    not a4, a6                     |
    not a5, a2                     |
    and a4, a4, a0                 |
    and a5, a5, a1                 |
    mv a7, a0                      |
    mv t0, a1                      |
    amocas.q a0, a4, (a3)          |
    bne a0, a7, L0                 |
    bne a1, t0, L0                 |
    ret                            |
