# fetch_or, u128, riscv64+zacas (RV64GC with Zacas and Zabha) | core

acqrel seqcst full: 12 instructions, portable-atomic 15
    mv a6, a1                      |
    mv a3, a0                      |
    ld a0, 0x0(a3)                 |
    ld a1, 0x8(a3)                 |
  L0:                              |
    or a4, a0, a6                  |
    or a5, a1, a2                  |
    mv a7, a0                      |
    mv t0, a1                      |
    amocas.q.aqrl a0, a4, (a3)     |
    bne a0, a7, L0                 |
    bne a1, t0, L0                 |
    ret                            |
