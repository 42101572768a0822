# load, u128, riscv64+zacas (RV64GC with Zacas and Zabha) | core

seqcst: 9 instructions, portable-atomic 7
    fence rw, rw                   |
    li a2, 0x0                     |
    li a3, 0x0                     |
    li a4, 0x0                     |
    li a5, 0x0                     |
    amocas.q.aqrl a2, a4, (a0)     |
    mv a1, a3                      |
    mv a0, a2                      |
    ret                            |
