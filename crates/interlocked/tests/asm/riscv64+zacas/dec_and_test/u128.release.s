# dec_and_test, u128, riscv64+zacas (RV64GC with Zacas and Zabha) | core

release: 14 instructions, portable-atomic 16
    mv a2, a0                      |
    ld a0, 0x0(a2)                 |
    ld a1, 0x8(a2)                 |
  L0:                              |
    seqz a3, a0                    |
    addi a4, a0, -0x1              |
    sub a5, a1, a3                 |
    mv a3, a0                      |
    mv a6, a1                      |
    amocas.q.rl a0, a4, (a2)       |
    bne a0, a3, L0                 |
    bne a1, a6, L0                 |
    or a4, a4, a5                  |
    seqz a0, a4                    |
    ret                            |
