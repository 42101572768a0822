# fetch_update, u128, riscv64+zacas (RV64GC with Zacas and Zabha) | core

acqrel/acquire: 22 instructions, portable-atomic 27
    mv a5, a4                      |
    mv a4, a3                      |
    mv a6, a2                      |
    mv a7, a1                      |
    mv t0, a0                      |
    li a0, 0x0                     |
    li a1, 0x0                     |
    amocas.q.aq a0, zero, (t0)     |
  L0:                              |
    xor a2, a0, a7                 |
    xor a3, a1, a6                 |
    or a2, a2, a3                  |
    beqz a2, L1                    |
    mv a2, a0                      |
    mv a3, a1                      |
    amocas.q.aqrl a2, a4, (t0)     |
    xor a1, a1, a3                 |
    xor a0, a0, a2                 |
    or t1, a0, a1                  |
    mv a0, a2                      |
    mv a1, a3                      |
    bnez t1, L0                    |
  L1:                              |
    ret                            |
