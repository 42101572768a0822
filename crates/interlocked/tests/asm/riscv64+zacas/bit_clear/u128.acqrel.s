# bit_clear, u128, riscv64+zacas (RV64GC with Zacas and Zabha) | core

acqrel seqcst full: 28 instructions, portable-atomic 28
    andi a4, a1, 0x7f              |
    li a6, 0x1                     |
    ld a2, 0x0(a0)                 |
    ld a3, 0x8(a0)                 |
    addi a5, a4, -0x40             |
    sll a7, a6, a1                 |
    sll a4, a6, a4                 |
    srli a5, a5, 0x3f              |
    neg a1, a5                     |
    addi a5, a5, -0x1              |
    and a7, a1, a7                 |
    and a6, a5, a4                 |
    not t0, a7                     |
    not t1, a6                     |
  L0:                              |
    and a4, a2, t0                 |
    and a5, a3, t1                 |
    mv t2, a2                      |
    mv a1, a3                      |
    amocas.q.aqrl a2, a4, (a0)     |
    xor t2, t2, a2                 |
    xor a1, a1, a3                 |
    or t2, t2, a1                  |
    bnez t2, L0                    |
    and a0, a2, a7                 |
    and a1, a3, a6                 |
    or a0, a0, a1                  |
