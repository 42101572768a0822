# fetch_nand, u8, riscv64+zacas (RV64GC with Zacas and Zabha) | core

seqcst: 8 instructions, core 10, portable-atomic 10
    lb a2, 0x0(a0)                 |   lbu a2, 0x0(a0)
  L0:                              | L0:
    and a3, a2, a1                 |   and a3, a2, a1
    not a3, a3                     |   fence rw, rw
    mv a4, a2                      |   not a3, a3
    amocas.b.aqrl a2, a3, (a0)     |   slli a4, a2, 0x38
    bne a2, a4, L0                 |   amocas.b.aqrl a2, a3, (a0)
    zext.b a0, a2                  |   srai a4, a4, 0x38
    ret                            |   bne a2, a4, L0
                                   |   zext.b a0, a2
                                   |   ret
