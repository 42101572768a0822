# fetch_update, u8, riscv64+zacas (RV64GC with Zacas and Zabha) | core

relaxed/relaxed: 7 instructions, core 8, portable-atomic 8
    lbu a4, 0x0(a0)                |   lb a3, 0x0(a0)
  L0:                              | L0:
    beq a4, a1, L1                 |   zext.b a4, a3
    mv a3, a4                      |   beq a4, a1, L1
    amocas.b a4, a2, (a0)          |   slli a4, a3, 0x38
    zext.b a4, a4                  |   amocas.b a3, a2, (a0)
    bne a3, a4, L0                 |   srai a4, a4, 0x38
  L1:                              |   bne a3, a4, L0
    ret                            | L1:
                                   |   ret

acquire/relaxed: 7 instructions, core 8, portable-atomic 8
    lbu a4, 0x0(a0)                |   lb a3, 0x0(a0)
  L0:                              | L0:
    beq a4, a1, L1                 |   zext.b a4, a3
    mv a3, a4                      |   beq a4, a1, L1
    amocas.b.aq a4, a2, (a0)       |   slli a4, a3, 0x38
    zext.b a4, a4                  |   amocas.b.aq a3, a2, (a0)
    bne a3, a4, L0                 |   srai a4, a4, 0x38
  L1:                              |   bne a3, a4, L0
    ret                            | L1:
                                   |   ret
