# compare_exchange_found, u8, riscv64+zacas (RV64GC with Zacas and Zabha) | core

seqcst/seqcst: 7 instructions, core 4, portable-atomic 4
    fence rw, rw                   |   fence rw, rw
    mv a3, a1                      |   amocas.b.aqrl a1, a2, (a0)
    amocas.b.aqrl a1, a2, (a0)     |   zext.b a0, a1
    xor a3, a3, a1                 |   ret
    slli a3, a3, 0x38              |
    zext.b a0, a1                  |
    ret                            |
