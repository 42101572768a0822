# compare_exchange, u16, riscv64+zacas (RV64GC with Zacas and Zabha) | core

full/seqcst: 9 instructions
    fence rw, rw                   |
    mv a4, a1                      |
    amocas.h.aqrl a4, a2, (a0)     |
    slli a0, a4, 0x30              |
    srli a0, a0, 0x30              |
    xor a0, a0, a1                 |
    seqz a0, a0                    |
    sh a4, 0x0(a3)                 |
    ret                            |
