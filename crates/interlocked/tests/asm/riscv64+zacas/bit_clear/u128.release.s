# bit_clear, u128, riscv64+zacas (RV64GC with Zacas and Zabha) | core

release: 27 instructions, portable-atomic 28
    mv a6, a0                      |
    andi a0, a1, 0x7f              |
    li a3, 0x1                     |
    addi a4, a0, -0x40             |
    sll a1, a3, a1                 |
    sll a0, a3, a0                 |
    srli a4, a4, 0x3f              |
    neg a3, a4                     |
    addi a4, a4, -0x1              |
    and t0, a3, a1                 |
    and a7, a4, a0                 |
    ld a0, 0x0(a6)                 |
    ld a1, 0x8(a6)                 |
  L0:                              |
    not a4, t0                     |
    not a5, a7                     |
    and a4, a4, a0                 |
    and a5, a5, a1                 |
    mv a2, a0                      |
    mv a3, a1                      |
    amocas.q.rl a0, a4, (a6)       |
    bne a0, a2, L0                 |
    bne a1, a3, L0                 |
    and a0, a0, t0                 |
    and a1, a1, a7                 |
    or a0, a0, a1                  |
    snez a0, a0                    |
