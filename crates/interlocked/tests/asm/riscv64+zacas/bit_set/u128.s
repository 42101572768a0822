# bit_set, u128, riscv64+zacas (RV64GC with Zacas and Zabha) | core

relaxed: 26 instructions, portable-atomic 26
    andi a4, a1, 0x7f              |
    li a6, 0x1                     |
    ld a2, 0x0(a0)                 |
    ld a3, 0x8(a0)                 |
    addi a5, a4, -0x40             |
    sll a1, a6, a1                 |
    sll a7, a6, a4                 |
    srli a5, a5, 0x3f              |
    neg a4, a5                     |
    and a6, a4, a1                 |
    addi a5, a5, -0x1              |
    and a7, a5, a7                 |
  L0:                              |
    or a4, a2, a6                  |
    or a5, a3, a7                  |
    mv t0, a2                      |
    mv a1, a3                      |
    amocas.q a2, a4, (a0)          |
    xor t0, t0, a2                 |
    xor a1, a1, a3                 |
    or t0, t0, a1                  |
    bnez t0, L0                    |
    and a0, a2, a6                 |
    and a1, a3, a7                 |
    or a0, a0, a1                  |
    snez a0, a0                    |
    ret                            |
