# fetch_update, u8, riscv64+zacas (RV64GC with Zacas and Zabha) | core

acqrel/acquire: 8 instructions, core 9, portable-atomic 9
    lbu a3, 0x0(a0)                |   lb a3, 0x0(a0)
    fence r, rw                    |   fence r, rw
  L0:                              | L0:
    beq a3, a1, L1                 |   zext.b a4, a3
    mv a4, a3                      |   beq a4, a1, L1
    amocas.b.aqrl a3, a2, (a0)     |   slli a4, a3, 0x38
    zext.b a3, a3                  |   amocas.b.aqrl a3, a2, (a0)
    bne a4, a3, L0                 |   srai a4, a4, 0x38
  L1:                              |   bne a3, a4, L0
    ret                            | L1:
                                   |   ret

seqcst/seqcst: 10 instructions, core 11, portable-atomic 11
    fence rw, rw                   |   fence rw, rw
    lbu a4, 0x0(a0)                |   lb a3, 0x0(a0)
    fence r, rw                    |   fence r, rw
  L0:                              | L0:
    beq a4, a1, L1                 |   zext.b a4, a3
    mv a3, a4                      |   beq a4, a1, L1
    fence rw, rw                   |   fence rw, rw
    amocas.b.aqrl a4, a2, (a0)     |   slli a4, a3, 0x38
    zext.b a4, a4                  |   amocas.b.aqrl a3, a2, (a0)
    bne a3, a4, L0                 |   srai a4, a4, 0x38
  L1:                              |   bne a3, a4, L0
    ret                            | L1:
                                   |   ret
