# fetch_dec, u128, riscv64+zacas (RV64GC with Zacas and Zabha) | core

relaxed: 16 instructions, portable-atomic 15
    ld a2, 0x0(a0)                 |
    ld a3, 0x8(a0)                 |
  L0:                              |
    mv a6, a3                      |
    mv a1, a2                      |
    seqz a2, a2                    |
    addi a4, a1, -0x1              |
    sub a5, a3, a2                 |
    mv a2, a1                      |
    amocas.q a2, a4, (a0)          |
    xor a4, a3, a6                 |
    xor a5, a2, a1                 |
    or a4, a4, a5                  |
    bnez a4, L0                    |
    mv a0, a1                      |
    mv a1, a6                      |
    ret                            |
