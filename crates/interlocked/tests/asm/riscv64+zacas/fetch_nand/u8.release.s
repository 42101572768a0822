# fetch_nand, u8, riscv64+zacas (RV64GC with Zacas and Zabha) | core

release: 8 instructions, core 9, portable-atomic 9
    lb a2, 0x0(a0)                 |   lbu a2, 0x0(a0)
  L0:                              | L0:
    and a3, a2, a1                 |   and a3, a2, a1
    not a3, a3                     |   not a3, a3
    mv a4, a2                      |   slli a4, a2, 0x38
    amocas.b.rl a2, a3, (a0)       |   amocas.b.rl a2, a3, (a0)
    bne a2, a4, L0                 |   srai a4, a4, 0x38
    zext.b a0, a2                  |   bne a2, a4, L0
    ret                            |   zext.b a0, a2
                                   |   ret

acqrel full: 8 instructions, core 9, portable-atomic 9
    lb a2, 0x0(a0)                 |   lbu a2, 0x0(a0)
  L0:                              | L0:
    and a3, a2, a1                 |   and a3, a2, a1
    not a3, a3                     |   not a3, a3
    mv a4, a2                      |   slli a4, a2, 0x38
    amocas.b.aqrl a2, a3, (a0)     |   amocas.b.aqrl a2, a3, (a0)
    bne a2, a4, L0                 |   srai a4, a4, 0x38
    zext.b a0, a2                  |   bne a2, a4, L0
    ret                            |   zext.b a0, a2
                                   |   ret
