# compare_exchange_until, u8, riscv64+zacas (RV64GC with Zacas and Zabha) | core

relaxed/relaxed: 5 instructions, core 6, portable-atomic 6
  L0:                              |   slli a3, a1, 0x38
    mv a3, a1                      |   srai a3, a3, 0x38
    amocas.b a3, a2, (a0)          | L0:
    zext.b a3, a3                  |   mv a4, a1
    bne a1, a3, L0                 |   amocas.b a4, a2, (a0)
    ret                            |   bne a4, a3, L0
                                   |   ret

acquire/relaxed: 5 instructions, core 6, portable-atomic 6
  L0:                              |   slli a3, a1, 0x38
    mv a3, a1                      |   srai a3, a3, 0x38
    amocas.b.aq a3, a2, (a0)       | L0:
    zext.b a3, a3                  |   mv a4, a1
    bne a1, a3, L0                 |   amocas.b.aq a4, a2, (a0)
    ret                            |   bne a4, a3, L0
                                   |   ret

acqrel/acquire: 5 instructions, core 6, portable-atomic 6
  L0:                              |   slli a3, a1, 0x38
    mv a3, a1                      |   srai a3, a3, 0x38
    amocas.b.aqrl a3, a2, (a0)     | L0:
    zext.b a3, a3                  |   mv a4, a1
    bne a1, a3, L0                 |   amocas.b.aqrl a4, a2, (a0)
    ret                            |   bne a4, a3, L0
                                   |   ret
