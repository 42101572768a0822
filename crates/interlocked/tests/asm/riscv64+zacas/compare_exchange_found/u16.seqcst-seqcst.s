# compare_exchange_found, u16, riscv64+zacas (RV64GC with Zacas and Zabha) | core

seqcst/seqcst: 8 instructions, core 5, portable-atomic 5
    fence rw, rw                   |   fence rw, rw
    mv a3, a1                      |   amocas.h.aqrl a1, a2, (a0)
    amocas.h.aqrl a1, a2, (a0)     |   slli a0, a1, 0x30
    xor a3, a3, a1                 |   srli a0, a0, 0x30
    slli a3, a3, 0x30              |   ret
    slli a0, a1, 0x30              |
    srli a0, a0, 0x30              |
    ret                            |
