# compare_exchange_until, u64, riscv64+zacas (RV64GC with Zacas and Zabha) | core

relaxed/relaxed: 4 instructions, core 4, portable-atomic 4
  L0:                              | L0:
    mv a3, a1                      |   mv a3, a1
    amocas.d a3, a2, (a0)          |   amocas.d a3, a2, (a0)
    bne a3, a1, L0                 |   bne a3, a1, L0
    ret                            |   ret

acquire/relaxed: 4 instructions, core 4, portable-atomic 4
  L0:                              | L0:
    mv a3, a1                      |   mv a3, a1
    amocas.d.aq a3, a2, (a0)       |   amocas.d.aq a3, a2, (a0)
    bne a3, a1, L0                 |   bne a3, a1, L0
    ret                            |   ret

acqrel/acquire: 4 instructions, core 4, portable-atomic 4
  L0:                              | L0:
    mv a3, a1                      |   mv a3, a1
    amocas.d.aqrl a3, a2, (a0)     |   amocas.d.aqrl a3, a2, (a0)
    bne a3, a1, L0                 |   bne a3, a1, L0
    ret                            |   ret

seqcst/seqcst: 5 instructions, core 5, portable-atomic 5
  L0:                              | L0:
    fence rw, rw                   |   fence rw, rw
    mv a3, a1                      |   mv a3, a1
    amocas.d.aqrl a3, a2, (a0)     |   amocas.d.aqrl a3, a2, (a0)
    bne a3, a1, L0                 |   bne a3, a1, L0
    ret                            |   ret
