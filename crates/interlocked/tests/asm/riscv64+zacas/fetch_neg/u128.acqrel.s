# fetch_neg, u128, riscv64+zacas (RV64GC with Zacas and Zabha) | core

acqrel seqcst full: 16 instructions, portable-atomic 17
    ld a2, 0x0(a0)                 |
    ld a3, 0x8(a0)                 |
  L0:                              |
    neg a4, a2                     |
    snez a1, a2                    |
    neg a5, a3                     |
    sub a5, a5, a1                 |
    mv a6, a2                      |
    mv a1, a3                      |
    amocas.q.aqrl a2, a4, (a0)     |
    xor a6, a6, a2                 |
    xor a1, a1, a3                 |
    or a6, a6, a1                  |
    bnez a6, L0                    |
    mv a0, a2                      |
    mv a1, a3                      |
    ret                            |
