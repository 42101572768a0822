# andnot, u128, riscv64+zacas (RV64GC with Zacas and Zabha) | core

acqrel seqcst full: 16 instructions, portable-atomic 16
    ld a6, 0x0(a0)                 |
    ld a7, 0x8(a0)                 |
    not t0, a2                     |
    not a1, a1                     |
  L0:                              |
    mv a2, a6                      |
    mv a3, a7                      |
    and a4, a6, a1                 |
    and a5, a7, t0                 |
    amocas.q.aqrl a2, a4, (a0)     |
    xor a4, a3, a7                 |
    xor a5, a2, a6                 |
    or a4, a4, a5                  |
    mv a6, a2                      |
    mv a7, a3                      |
    bnez a4, L0                    |
    ret                            |
