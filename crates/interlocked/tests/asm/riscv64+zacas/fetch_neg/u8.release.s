# fetch_neg, u8, riscv64+zacas (RV64GC with Zacas and Zabha) | core

release: 7 instructions, core 8, portable-atomic 8
    lb a1, 0x0(a0)                 |   lb a1, 0x0(a0)
  L0:                              | L0:
    neg a2, a1                     |   neg a2, a1
    mv a3, a1                      |   slli a3, a1, 0x38
    amocas.b.rl a1, a2, (a0)       |   amocas.b.rl a1, a2, (a0)
    bne a1, a3, L0                 |   srai a3, a3, 0x38
    zext.b a0, a1                  |   bne a1, a3, L0
    ret                            |   zext.b a0, a1
                                   |   ret

acqrel seqcst full: 7 instructions, core 8, portable-atomic 8
    lb a1, 0x0(a0)                 |   lb a1, 0x0(a0)
  L0:                              | L0:
    neg a2, a1                     |   neg a2, a1
    mv a3, a1                      |   slli a3, a1, 0x38
    amocas.b.aqrl a1, a2, (a0)     |   amocas.b.aqrl a1, a2, (a0)
    bne a1, a3, L0                 |   srai a3, a3, 0x38
    zext.b a0, a1                  |   bne a1, a3, L0
    ret                            |   zext.b a0, a1
                                   |   ret
