# add_and_test, u128, riscv64+zacas (RV64GC with Zacas and Zabha) | core

acqrel seqcst full: 23 instructions, portable-atomic 24
    mv a6, a2                      |
    ld a2, 0x0(a0)                 |
    ld a3, 0x8(a0)                 |
  L0:                              |
    add a4, a1, a2                 |
    add a7, a3, a6                 |
    sltu a5, a4, a1                |
    add a5, a5, a7                 |
    mv a7, a2                      |
    mv t0, a3                      |
    amocas.q.aqrl a2, a4, (a0)     |
    xor a7, a7, a2                 |
    xor t0, t0, a3                 |
    or a7, a7, t0                  |
    bnez a7, L0                    |
    snez a0, a2                    |
    neg a3, a3                     |
    neg a2, a2                     |
    sub a3, a3, a0                 |
    xor a1, a1, a2                 |
    xor a0, a6, a3                 |
    or a0, a0, a1                  |
    seqz a0, a0                    |
    ret                            |
