# fetch_andnot, u128, riscv64+zacas (RV64GC with Zacas and Zabha) | core

release: 17 instructions, portable-atomic 16
    mv a4, a2                      |
    ld a2, 0x0(a0)                 |
    ld a3, 0x8(a0)                 |
    not a6, a4                     |
    not a7, a1                     |
  L0:                              |
    and a4, a2, a7                 |
    and a5, a3, a6                 |
    mv t0, a2                      |
    mv a1, a3                      |
    amocas.q.rl a2, a4, (a0)       |
    xor t0, t0, a2                 |
    xor a1, a1, a3                 |
    or t0, t0, a1                  |
    bnez t0, L0                    |
    mv a0, a2                      |
    mv a1, a3                      |
    ret                            |
