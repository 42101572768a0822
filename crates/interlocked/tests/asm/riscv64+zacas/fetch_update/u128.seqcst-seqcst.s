# fetch_update, u128, riscv64+zacas (RV64GC with Zacas and Zabha) | core

seqcst/seqcst: 25 instructions, portable-atomic 29
    mv a6, a3                      |
    mv a7, a2                      |
    li a2, 0x0                     |
    li a3, 0x0                     |
    fence rw, rw                   |
    amocas.q.aqrl a2, zero, (a0)   |
    xor t0, a3, a7                 |
    xor a5, a2, a1                 |
    or t0, a5, t0                  |
    beqz t0, L1                    |
    mv a5, a4                      |
  L0:                              |
    fence rw, rw                   |
    mv a4, a6                      |
    mv t0, a2                      |
    mv t1, a3                      |
    amocas.q.aqrl a2, a4, (a0)     |
    xor t0, t0, a2                 |
    xor t1, t1, a3                 |
    or t0, t0, t1                  |
    beqz t0, L1                    |
    xor t0, a2, a1                 |
    xor a4, a3, a7                 |
    or a4, t0, a4                  |
    bnez a4, L0                    |
  L1:                              |
    ret                            |
