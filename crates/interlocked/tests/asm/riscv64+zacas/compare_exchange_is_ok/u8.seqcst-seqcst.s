# compare_exchange_is_ok, u8, riscv64+zacas (RV64GC with Zacas and Zabha) | core

seqcst/seqcst: 7 instructions, core 7, portable-atomic 7
    fence rw, rw                   |   fence rw, rw
    mv a3, a1                      |   slli a3, a1, 0x38
    amocas.b.aqrl a3, a2, (a0)     |   amocas.b.aqrl a1, a2, (a0)
    zext.b a0, a3                  |   srai a3, a3, 0x38
    xor a0, a0, a1                 |   xor a1, a1, a3
    seqz a0, a0                    |   seqz a0, a1
    ret                            |   ret
