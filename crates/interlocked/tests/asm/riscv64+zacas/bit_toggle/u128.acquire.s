# bit_toggle, u128, riscv64+zacas (RV64GC with Zacas and Zabha) | core

acquire: 26 instructions, portable-atomic 26
    andi a4, a1, 0x7f              |
    li a6, 0x1                     |
    ld a2, 0x0(a0)                 |
    ld a3, 0x8(a0)                 |
    addi a5, a4, -0x40             |
    sll a1, a6, a1                 |
    sll a6, a6, a4                 |
    srli a5, a5, 0x3f              |
    neg a4, a5                     |
    and a7, a4, a1                 |
    addi a5, a5, -0x1              |
    and t0, a5, a6                 |
  L0:                              |
    mv a6, a3                      |
    mv a1, a2                      |
    xor a4, a2, a7                 |
    xor a5, a3, t0                 |
    amocas.q.aq a2, a4, (a0)       |
    xor a4, a3, a6                 |
    xor a5, a2, a1                 |
    or a4, a4, a5                  |
    bnez a4, L0                    |
    and a0, a1, a7                 |
    and a1, a6, t0                 |
    or a0, a0, a1                  |
    snez a0, a0                    |
    ret                            |
