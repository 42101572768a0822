# not, u128, riscv64+zacas (RV64GC with Zacas and Zabha) | core

acqrel seqcst full: 14 instructions, portable-atomic 14
    ld a6, 0x0(a0)                 |
    ld a1, 0x8(a0)                 |
  L0:                              |
    mv a2, a6                      |
    mv a3, a1                      |
    not a4, a6                     |
    not a5, a1                     |
    amocas.q.aqrl a2, a4, (a0)     |
    xor a1, a1, a3                 |
    xor a4, a2, a6                 |
    or a4, a4, a1                  |
    mv a6, a2                      |
    mv a1, a3                      |
    bnez a4, L0                    |
    ret                            |
