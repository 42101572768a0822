# inc_and_test, u128, riscv64+zacas (RV64GC with Zacas and Zabha) | core

release: 17 instructions, portable-atomic 16
    ld a6, 0x0(a0)                 |
    ld a1, 0x8(a0)                 |
  L0:                              |
    mv a2, a6                      |
    mv a3, a1                      |
    addi a4, a6, 0x1               |
    seqz a5, a4                    |
    add a5, a5, a1                 |
    amocas.q.rl a2, a4, (a0)       |
    xor a7, a3, a1                 |
    xor a1, a2, a6                 |
    or a7, a1, a7                  |
    mv a6, a2                      |
    mv a1, a3                      |
    bnez a7, L0                    |
    or a4, a4, a5                  |
    seqz a0, a4                    |
    ret                            |
