# fetch_inc, u128, riscv64+zacas (RV64GC with Zacas and Zabha) | core

acqrel seqcst full: 15 instructions, portable-atomic 15
    ld a2, 0x0(a0)                 |
    ld a3, 0x8(a0)                 |
  L0:                              |
    addi a4, a2, 0x1               |
    seqz a5, a4                    |
    add a5, a5, a3                 |
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
