# compare_exchange_until, u8, riscv64+zacas (RV64GC with Zacas and Zabha) | core

seqcst/seqcst: 6 instructions, core 7, portable-atomic 7
  L0:                              |   slli a3, a1, 0x38
    fence rw, rw                   |   srai a3, a3, 0x38
    mv a3, a1                      | L0:
    amocas.b.aqrl a3, a2, (a0)     |   fence rw, rw
    zext.b a3, a3                  |   mv a4, a1
    bne a1, a3, L0                 |   amocas.b.aqrl a4, a2, (a0)
    ret                            |   bne a4, a3, L0
                                   |   ret
