# add_and_test, u128, riscv64+zacas (RV64GC with Zacas and Zabha) | core

acqrel seqcst full: 19 instructions, portable-atomic 24
    mv a6, a2                      |
    ld a7, 0x0(a0)                 |
    ld t0, 0x8(a0)                 |
  L0:                              |
    mv a2, a7                      |
    mv a3, t0                      |
    add a4, a7, a1                 |
    add t1, t0, a6                 |
    sltu a5, a4, a7                |
    add a5, a5, t1                 |
    amocas.q.aqrl a2, a4, (a0)     |
    xor t0, a3, t0                 |
    xor a7, a2, a7                 |
    or t1, a7, t0                  |
    mv a7, a2                      |
    mv t0, a3                      |
    bnez t1, L0                    |
    or a4, a4, a5                  |
    seqz a0, a4                    |
    ret                            |
