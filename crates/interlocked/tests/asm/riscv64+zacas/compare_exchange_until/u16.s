# compare_exchange_until, u16, riscv64+zacas (RV64GC with Zacas and Zabha) | core

relaxed/relaxed: 6 instructions, core 6, portable-atomic 6
    slli a3, a1, 0x30              |   slli a3, a1, 0x30
    srai a3, a3, 0x30              |   srai a3, a3, 0x30
  L0:                              | L0:
    mv a4, a1                      |   mv a4, a1
    amocas.h a4, a2, (a0)          |   amocas.h a4, a2, (a0)
    bne a4, a3, L0                 |   bne a4, a3, L0
    ret                            |   ret

acquire/relaxed: 6 instructions, core 6, portable-atomic 6
    slli a3, a1, 0x30              |   slli a3, a1, 0x30
    srai a3, a3, 0x30              |   srai a3, a3, 0x30
  L0:                              | L0:
    mv a4, a1                      |   mv a4, a1
    amocas.h.aq a4, a2, (a0)       |   amocas.h.aq a4, a2, (a0)
    bne a4, a3, L0                 |   bne a4, a3, L0
    ret                            |   ret

acqrel/acquire: 6 instructions, core 6, portable-atomic 6
    slli a3, a1, 0x30              |   slli a3, a1, 0x30
    srai a3, a3, 0x30              |   srai a3, a3, 0x30
  L0:                              | L0:
    mv a4, a1                      |   mv a4, a1
    amocas.h.aqrl a4, a2, (a0)     |   amocas.h.aqrl a4, a2, (a0)
    bne a4, a3, L0                 |   bne a4, a3, L0
    ret                            |   ret
