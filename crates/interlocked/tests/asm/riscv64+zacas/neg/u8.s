# neg, u8, riscv64+zacas (RV64GC with Zacas and Zabha) | core

relaxed: 6 instructions, core 7, portable-atomic 7
    lb a1, 0x0(a0)                 |   lb a1, 0x0(a0)
  L0:                              | L0:
    neg a2, a1                     |   neg a2, a1
    mv a3, a1                      |   slli a3, a1, 0x38
    amocas.b a1, a2, (a0)          |   amocas.b a1, a2, (a0)
    bne a1, a3, L0                 |   srai a3, a3, 0x38
    ret                            |   bne a1, a3, L0
                                   |   ret

acquire: 6 instructions, core 7, portable-atomic 7
    lb a1, 0x0(a0)                 |   lb a1, 0x0(a0)
  L0:                              | L0:
    neg a2, a1                     |   neg a2, a1
    mv a3, a1                      |   slli a3, a1, 0x38
    amocas.b.aq a1, a2, (a0)       |   amocas.b.aq a1, a2, (a0)
    bne a1, a3, L0                 |   srai a3, a3, 0x38
    ret                            |   bne a1, a3, L0
                                   |   ret
